import { expect, it, vi } from "vitest";
import type { ChatMessagePayload } from "../channels";
import { ConversationFeed } from "./conversation-feed";
import type { PendingReply, ReplyKeeper } from "./feed-source";

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

/** What a device keeps, without a device. */
function aKeeper(kept: PendingReply[] = []): ReplyKeeper {
  const replies = new Map(kept.map((reply) => [reply.clientMessageId, reply]));
  return {
    all: () => [...replies.values()],
    put: (reply) => replies.set(reply.clientMessageId, reply),
    remove: (id) => replies.delete(id),
    has: (id) => replies.has(id),
  };
}

/** A server that holds messages and a network that can be cut. */
function aServer(count: number, keeper: ReplyKeeper = aKeeper()) {
  const stored = Array.from({ length: count }, (_, index) => message(index + 1));
  const server = {
    stored,
    cut: false,
    pageSize: 2,
    keeper,
    atLast: [] as string[],
    sendAtLast: (reply: PendingReply) => server.atLast.push(reply.content),
    conflictOf: (error: unknown) => (String(error).includes("meanwhile") ? message(99, "Asha's") : null),
    listBefore: async (before = Number.POSITIVE_INFINITY) => {
      if (server.cut) throw new Error("cut");
      const rest = stored.filter(({ seq }) => seq < before);
      const page = rest.slice(-server.pageSize);
      return { messages: page, hasMore: rest.length > server.pageSize, status: "open" as const };
    },
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

it("reads the newest page, is ready, and reads older ones as asked until the first message", async () => {
  const feed = new ConversationFeed(aServer(5));
  await feed.resync();
  expect(shown(feed)).toEqual([4, 5]);
  expect(feed.snapshot()).toMatchObject({ phase: "ready", older: "more" });
  await Promise.all([feed.readOlder(), feed.readOlder()]);
  expect(shown(feed)).toEqual([2, 3, 4, 5]);
  await feed.readOlder();
  await feed.readOlder();
  expect(shown(feed)).toEqual([1, 2, 3, 4, 5]);
  expect(feed.snapshot().older).toBe("none");
});

it("says when older messages could not be read, reads them when asked again, and loses no news meanwhile", async () => {
  const server = aServer(4);
  const feed = new ConversationFeed(server);
  await feed.resync();
  server.cut = true;
  await feed.readOlder();
  expect(feed.snapshot().older).toBe("failed");
  feed.receive(message(5));
  server.cut = false;
  await feed.readOlder();
  expect(shown(feed)).toEqual([1, 2, 3, 4, 5]);
});

it("keeps what realtime brought before the first page was there", async () => {
  const server = aServer(3);
  const feed = new ConversationFeed(server);
  const reading = feed.resync();
  server.stored.push(message(4));
  feed.receive(message(4));
  await reading;
  expect(shown(feed)).toEqual([2, 3, 4]);
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

it("holds a reply for its time: undone it is never sent, else it is sent once", async () => {
  vi.useFakeTimers();
  try {
    const server = aServer(1);
    const feed = new ConversationFeed(server);
    await feed.resync();
    feed.reply("Oops", { holdMs: 5_000 });
    await vi.advanceTimersByTimeAsync(4_900);
    expect(server.stored).toHaveLength(1);
    expect(feed.undo(feed.snapshot().pending[0]?.clientMessageId ?? "")).toBe("Oops");
    feed.reply("Karibu", { holdMs: 5_000 });
    await vi.advanceTimersByTimeAsync(5_100);
    expect(server.stored.map(({ content }) => content)).toEqual(["m1", "Karibu"]);
    expect(server.keeper.all()).toEqual([]);
    expect(feed.undo("gone")).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

it("sends what is held at once when asked, in the order in which it was written", async () => {
  const server = aServer(0);
  const feed = new ConversationFeed(server);
  await feed.resync();
  feed.reply("one", { holdMs: 60_000 });
  feed.reply("two");
  expect(server.stored).toEqual([]);
  feed.sendNow();
  await vi.waitFor(() => expect(feed.snapshot().pending).toEqual([]));
  expect(server.stored.map(({ content }) => content)).toEqual(["one", "two"]);
});

it("hands a held reply to the browser when the page goes away, and a later page sends it once", async () => {
  const server = aServer(1);
  const first = new ConversationFeed(server);
  await first.resync();
  first.reply("Karibu", { holdMs: 60_000 });
  first.leave();
  expect(server.atLast).toEqual(["Karibu"]);
  // The next page finds it kept; long enough ago that no other tab may still take it back.
  const [kept] = server.keeper.all();
  const later = aServer(1, aKeeper(kept && [{ ...kept, goesAt: 0, createdAt: "2026-11-22T12:00:00.000Z" }]));
  await new ConversationFeed(later).resync();
  await vi.waitFor(() => expect(later.keeper.all()).toEqual([]));
  expect(later.stored.map(({ content }) => content)).toEqual(["m1", "Karibu"]);
});

it("does not send what another tab holds and takes back", async () => {
  vi.useFakeTimers();
  try {
    const keeper = aKeeper();
    const [one, two] = [aServer(1, keeper), aServer(1, keeper)];
    const [writer, other] = [new ConversationFeed(one), new ConversationFeed(two)];
    await writer.resync();
    writer.reply("Oops", { holdMs: 5_000 });
    await other.resync();
    expect(other.snapshot().pending).toHaveLength(1);
    writer.undo(writer.snapshot().pending[0]?.clientMessageId ?? "");
    await vi.advanceTimersByTimeAsync(60_000);
    expect([one.stored.length, two.stored.length]).toEqual([1, 1]);
    expect(other.snapshot().pending).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

it("shows what a colleague answered meanwhile, and sends the reply only when told to", async () => {
  const server = aServer(1);
  const plainSend = server.send;
  const asked: (number | undefined)[] = [];
  const send = async (content: string, id: string, afterSeq?: number) => {
    asked.push(afterSeq);
    if (afterSeq !== undefined) throw new Error("answered meanwhile, refused");
    return plainSend(content, id);
  };
  const feed = new ConversationFeed({ ...server, send });
  await feed.resync();
  feed.reply("Karibu");
  await vi.waitFor(() => expect(feed.snapshot().pending[0]?.conflict?.content).toBe("Asha's"));
  expect(server.stored).toHaveLength(1);
  feed.sendAnyway(feed.snapshot().pending[0]?.clientMessageId ?? "");
  await vi.waitFor(() => expect(feed.snapshot().pending).toEqual([]));
  expect(asked).toEqual([1, undefined]);
});
