import { expect, it, vi } from "vitest";
import type { ChatMessagePayload } from "../channels";
import { ConversationFeed } from "./conversation-feed";

const message = (seq: number, content = `m${seq}`, clientMessageId: string | null = null): ChatMessagePayload => ({
  id: `msg_${seq}`,
  sessionId: "chs_1",
  seq,
  sender: clientMessageId ? "staff" : "visitor",
  senderName: "Somebody",
  content,
  clientMessageId,
  createdAt: "2026-11-22T12:00:00.000Z",
});

/** A server that holds messages and a network that can be cut. */
function aServer(count: number) {
  const stored = Array.from({ length: count }, (_, index) => message(index + 1));
  const server = {
    stored,
    cut: false,
    pageSize: 2,
    list: async (after: number) => {
      if (server.cut) throw new Error("cut");
      const rest = stored.filter(({ seq }) => seq > after);
      const page = rest.slice(0, server.pageSize);
      return { messages: page, hasMore: rest.length > server.pageSize, status: "open" as const };
    },
    send: async (content: string, clientMessageId: string) => {
      if (server.cut) throw new Error("cut");
      const known = stored.find((one) => one.clientMessageId === clientMessageId);
      const sent = known ?? message(stored.length + 1, content, clientMessageId);
      if (!known) stored.push(sent);
      return { message: sent };
    },
    refusalOf: (error: unknown) => (String(error).includes("refused") ? "refused" : null),
  };
  return server;
}

const shown = (feed: ConversationFeed) => feed.snapshot().messages.map(({ seq }) => seq);

it("reads all pages and is ready", async () => {
  const feed = new ConversationFeed(aServer(5));
  await feed.resync();
  expect(shown(feed)).toEqual([1, 2, 3, 4, 5]);
  expect(feed.snapshot().phase).toBe("ready");
});

it("fills the gap that a lost event left, and shows nothing twice or out of order", async () => {
  const server = aServer(1);
  const feed = new ConversationFeed(server);
  await feed.resync();
  server.stored.push(message(2), message(3), message(4));
  feed.receive(message(4));
  feed.receive(message(4));
  expect(shown(feed)).toEqual([1]);
  await vi.waitFor(() => expect(shown(feed)).toEqual([1, 2, 3, 4]));
});

it("fetches a message that came without its text", async () => {
  const server = aServer(1);
  const feed = new ConversationFeed(server);
  await feed.resync();
  server.stored.push(message(2));
  feed.receive({ id: "msg_2", seq: 2 });
  await vi.waitFor(() => expect(shown(feed)).toEqual([1, 2]));
});

it("keeps trying to read until the network is back", async () => {
  vi.useFakeTimers();
  try {
    const server = aServer(2);
    server.cut = true;
    const feed = new ConversationFeed(server);
    await feed.resync();
    expect(feed.snapshot().phase).toBe("failed");
    await vi.advanceTimersByTimeAsync(1_000);
    server.cut = false;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(shown(feed)).toEqual([1, 2]);
  } finally {
    vi.useRealTimers();
  }
});

it("shows a reply at once, says when it was not sent, and sends it once when tried again", async () => {
  const server = aServer(1);
  const feed = new ConversationFeed(server);
  await feed.resync();
  server.cut = true;
  feed.reply("Karibu");
  const [shownAtOnce] = feed.snapshot().pending;
  expect([shownAtOnce?.content, shownAtOnce?.problem]).toEqual(["Karibu", undefined]);
  await vi.waitFor(() => expect(feed.snapshot().pending[0]?.problem).toBeTruthy());
  server.cut = false;
  feed.tryAgain(feed.snapshot().pending[0]?.clientMessageId ?? "");
  await vi.waitFor(() => expect(feed.snapshot().pending).toEqual([]));
  expect(feed.snapshot().messages.map(({ content }) => content)).toEqual(["m1", "Karibu"]);
});

it("sends replies in the order in which they were written", async () => {
  const server = aServer(0);
  const feed = new ConversationFeed(server);
  for (const content of ["one", "two", "three"]) feed.reply(content);
  await vi.waitFor(() => expect(feed.snapshot().pending).toEqual([]));
  expect(server.stored.map(({ content }) => content)).toEqual(["one", "two", "three"]);
});

it("keeps an own reply in sight while a message before it is missing, and sends it once", async () => {
  const server = aServer(1);
  const feed = new ConversationFeed(server);
  await feed.resync();
  server.stored.push(message(2));
  feed.reply("Karibu");
  await vi.waitFor(() => expect(shown(feed)).toEqual([1, 2, 3]));
  expect(server.stored).toHaveLength(3);
});
