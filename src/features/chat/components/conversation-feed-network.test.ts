import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { lossyNetwork } from "@/testing/lossy-network";
import { ConversationFeed } from "./conversation-feed";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each([1, 2, 3, 4, 5, 6])(
  "over a network that loses, repeats, reorders and cuts the console converges within 2 s of quiet, and never paints out of order or twice (seed %i)",
  async (seed) => {
    const network = lossyNetwork(seed);
    const lost = () => new Error("cut");
    const feed = new ConversationFeed({
      list: (after) => network.request(() => network.page(after, 5), lost),
      listBefore: (before = 1e9) =>
        network.request(() => {
          const older = network.stored.filter(({ seq }) => seq < before);
          return { messages: older.slice(-50), hasMore: older.length > 50, status: "open" };
        }, lost),
      send: (content, id) => network.request(() => ({ message: network.store("staff", id, content) }), lost),
      refusalOf: () => null,
    });
    const faults: string[] = [];
    const tryFailed = () => {
      for (const { clientMessageId, problem } of feed.snapshot().pending) if (problem) feed.tryAgain(clientMessageId);
    };
    feed.subscribe(() => {
      const { messages, pending } = feed.snapshot();
      const seqs = messages.map(({ seq }) => seq);
      if (seqs.some((seq, index) => index > 0 && seq !== (seqs[index - 1] ?? 0) + 1)) faults.push(`order: ${seqs}`);
      const own = [...messages, ...pending].map((one) => one.clientMessageId).filter(Boolean);
      if (new Set(own).size !== own.length) faults.push(`twice: ${own}`);
    });
    network.listen({
      receive: (message) => feed.receive(message),
      setLive: (live) => live && void feed.resync(),
    });
    void feed.resync();
    for (let second = 0; second < 20; second++) {
      await vi.advanceTimersByTimeAsync(500);
      network.store("visitor", null);
      feed.reply(`mine ${second}`);
      await vi.advanceTimersByTimeAsync(500);
      tryFailed();
      if (second % 3 === 0) for (let one = 0; one < 4; one++) network.store("visitor", null);
    }
    network.calm();
    tryFailed();
    await vi.advanceTimersByTimeAsync(1_000);
    tryFailed();
    await vi.advanceTimersByTimeAsync(1_000);
    const { messages, pending } = feed.snapshot();
    expect(messages.map(({ content }) => content)).toEqual(network.stored.map(({ content }) => content));
    expect(pending).toEqual([]);
    expect(faults).toEqual([]);
  },
);
