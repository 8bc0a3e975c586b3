import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { aMessage, lossyNetwork } from "@/testing/lossy-network";
import { type ChatApi, ChatApiError, type SessionAnswer } from "./chat-api";
import { Conversation } from "./conversation";
import { onceATurn } from "./once-a-turn";
import { memoryQueue, mintClientMessageId } from "./pending-messages";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const lost = () => new ChatApiError(0, "network", "No connection.");
type Network = ReturnType<typeof lossyNetwork>;

const session = (network: Network) => ({
  sessionId: "chs_1",
  token: "t",
  status: "open" as const,
  messages: network.stored.slice(-50),
  realtime: {} as SessionAnswer["realtime"],
});

const apiOf = (network: Network, overrides: Partial<ChatApi> = {}, pageSize = 5): ChatApi => ({
  call: async () => null as never,
  start: () => network.request(() => session(network), lost),
  post: (_, content, id) =>
    network.request(() => ({ message: network.store("visitor", id, content), autoReply: null }), lost),
  after: (_, seq) => network.request(() => network.page(seq, pageSize), lost),
  before: (_, seq) =>
    network.request(() => {
      const older = network.stored.filter((one) => one.seq < seq);
      return { messages: older.slice(-50), hasMore: older.length > 50, status: "open" as const };
    }, lost),
  ...overrides,
});

/** A tab on this network that notes every fault of what it would paint. */
function aTab(network: Network, { api = apiOf(network), queue = memoryQueue() } = {}) {
  const faults: string[] = [];
  let paints = 0;
  const paint = onceATurn(() => {
    paints += 1;
  });
  let wake = () => {};
  const conversation: Conversation = new Conversation(
    {
      api,
      queue,
      onWake(again) {
        wake = again;
      },
    },
    () => {
      const { messages, pending } = conversation.state;
      const seqs = messages.map(({ seq }) => seq);
      if (seqs.some((seq, index) => index > 0 && seq !== (seqs[index - 1] ?? 0) + 1)) faults.push(`order: ${seqs}`);
      const own = [...messages, ...pending].map((one) => one.clientMessageId).filter(Boolean);
      if (new Set(own).size !== own.length) faults.push(`twice: ${own}`);
      paint();
    },
    () => network.listen(conversation),
  );
  return { conversation, faults, queue, wake: () => wake(), paints: () => paints };
}

const texts = ({ conversation }: ReturnType<typeof aTab>) => conversation.state.messages.map(({ content }) => content);

it.each([1, 2, 3, 4, 5, 6])(
  "over a network that loses, repeats, reorders and cuts it converges within 2 s of quiet, and never paints out of order or twice (seed %i)",
  async (seed) => {
    const network = lossyNetwork(seed);
    const tab = aTab(network);
    void tab.conversation.start();
    const written: string[] = [];
    for (let second = 0; second < 20; second++) {
      await vi.advanceTimersByTimeAsync(500);
      network.store("staff", null);
      written.push(`mine ${second}`);
      void tab.conversation.send(`mine ${second}`);
      await vi.advanceTimersByTimeAsync(500);
      if (second % 3 === 0) for (let one = 0; one < 4; one++) network.store("staff", null);
    }
    network.calm();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(texts(tab)).toEqual(network.stored.map(({ content }) => content));
    expect(network.stored.filter(({ sender }) => sender === "visitor").map(({ content }) => content)).toEqual(written);
    expect(tab.conversation.state).toMatchObject({ pending: [], behind: false, stalled: false });
    expect(tab.faults).toEqual([]);
  },
);

it("shows a message at once, and says that it waits while the network is away", async () => {
  const network = lossyNetwork(1);
  network.calm();
  let down = false;
  const healthy = apiOf(network);
  const tab = aTab(network, {
    api: { ...healthy, post: (...args) => (down ? Promise.reject(lost()) : healthy.post(...args)) },
  });
  await Promise.all([tab.conversation.start(), vi.advanceTimersByTimeAsync(100)]);
  down = true;
  void tab.conversation.send("hello");
  expect(tab.conversation.state.pending.map(({ content }) => content)).toEqual(["hello"]);
  await vi.advanceTimersByTimeAsync(100);
  expect(tab.conversation.state.stalled).toEqual({ until: null });
  down = false;
  tab.wake();
  await vi.advanceTimersByTimeAsync(200);
  expect(texts(tab)).toEqual(["hello"]);
  expect(tab.conversation.state).toMatchObject({ pending: [], stalled: false });
});

it.each(["comes up by itself", "brings the newest first", "brings all of them at once, the last first"])(
  "fetches a thousand messages that it missed page by page, and paints once a page, when realtime %s",
  async (how) => {
    const network = lossyNetwork(1);
    network.calm();
    for (let seq = 1; seq <= 30; seq++) network.store("staff", null);
    const tab = aTab(network, { api: apiOf(network, {}, 100) });
    await Promise.all([tab.conversation.start(), vi.advanceTimersByTimeAsync(100)]);
    tab.conversation.setLive(false);
    const missed = Array.from({ length: 1_000 }, (_, at) => aMessage(31 + at, "staff"));
    network.stored.push(...missed);
    const before = tab.paints();
    if (how === "brings the newest first") tab.conversation.receive(aMessage(1_030, "staff"));
    if (how.startsWith("brings all")) for (const message of missed.toReversed()) tab.conversation.receive(message);
    tab.conversation.setLive(true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(texts(tab)).toEqual(network.stored.map(({ content }) => content));
    expect(tab.conversation.state).toMatchObject({ behind: false });
    expect(tab.faults).toEqual([]);
    // Ten pages, the news that realtime is back, and nothing for each message.
    expect(tab.paints() - before).toBeLessThanOrEqual(13);
  },
);

it("tells whom staff have shut out so, takes it back with the block, and asks only now and then meanwhile", async () => {
  const network = lossyNetwork(1);
  network.calm();
  let starts = 0;
  let isBlocked = true;
  const healthy = apiOf(network);
  const tab = aTab(network, {
    api: {
      ...healthy,
      start: () => {
        starts += 1;
        return isBlocked ? Promise.reject(new ChatApiError(403, "chat.blocked", "You cannot write.")) : healthy.start();
      },
    },
  });
  await Promise.all([tab.conversation.start(), vi.advanceTimersByTimeAsync(300_000)]);
  expect(tab.conversation.state).toMatchObject({ phase: "unreachable", blocked: "You cannot write." });
  expect(starts).toBeLessThan(16);
  isBlocked = false;
  await vi.advanceTimersByTimeAsync(31_000);
  expect(tab.conversation.state).toMatchObject({ phase: "ready", blocked: null });
});

it("waits as long as a busy server asks, however often it is woken", async () => {
  const network = lossyNetwork(1);
  network.calm();
  const healthy = apiOf(network);
  let posts = 0;
  const tab = aTab(network, {
    api: {
      ...healthy,
      post: (...args) => {
        posts += 1;
        return posts === 1 ? Promise.reject(new ChatApiError(429, "x", "Slow down.", 10)) : healthy.post(...args);
      },
    },
  });
  await Promise.all([tab.conversation.start(), vi.advanceTimersByTimeAsync(100)]);
  void tab.conversation.send("hello");
  for (let second = 0; second < 9; second++) {
    await vi.advanceTimersByTimeAsync(1_000);
    tab.wake();
  }
  expect(posts).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([posts, texts(tab)]).toEqual([2, ["hello"]]);
});

it("keeps a refused message with its reason until the shopper decides, and sends the others", async () => {
  const network = lossyNetwork(1);
  network.calm();
  const healthy = apiOf(network);
  const tab = aTab(network, {
    api: {
      ...healthy,
      post: (id, content, clientId) =>
        content.startsWith("bad")
          ? Promise.reject(new ChatApiError(422, "content.refused_words", "Please say it nicely."))
          : healthy.post(id, content, clientId),
    },
  });
  await Promise.all([tab.conversation.start(), vi.advanceTimersByTimeAsync(100)]);
  for (const content of ["bad one", "good", "bad two"]) void tab.conversation.send(content);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(texts(tab)).toEqual(["good"]);
  const [one, two] = tab.conversation.state.pending;
  expect([one?.refused, two?.refused]).toEqual(["Please say it nicely.", "Please say it nicely."]);
  if (one) await tab.conversation.discard(one.clientMessageId);
  expect(tab.conversation.state.pending).toEqual([two]);
  if (two) await tab.conversation.discard(two.clientMessageId);
  expect(await tab.queue.all()).toEqual([]);
});

it("begins with the newest page and brings older ones before it when asked, without a gap", async () => {
  const network = lossyNetwork(1);
  network.calm();
  for (let seq = 1; seq <= 120; seq++) network.stored.push(aMessage(seq, "staff"));
  const tab = aTab(network);
  const seqs = () => tab.conversation.state.messages.map(({ seq }) => seq);
  await Promise.all([tab.conversation.start(), vi.advanceTimersByTimeAsync(100)]);
  expect([seqs()[0], seqs().length, tab.conversation.state.hasOlder]).toEqual([71, 50, true]);
  for (const first of [21, 1]) {
    const [read] = await Promise.all([tab.conversation.readOlder(), vi.advanceTimersByTimeAsync(100)]);
    expect([read, seqs()[0]]).toEqual([true, first]);
  }
  expect([seqs().length, tab.conversation.state.hasOlder]).toEqual([120, false]);
  expect(await tab.conversation.readOlder()).toBe(false);
  expect(tab.faults).toEqual([]);
});

it("opens the next conversation for what was written when the old one has ended for good", async () => {
  const network = lossyNetwork(1);
  network.calm();
  const healthy = apiOf(network);
  let sessionId = "chs_1";
  const tab = aTab(network, {
    api: {
      ...healthy,
      start: async () => ({ ...session(network), sessionId, messages: [] }),
      post: async (id, content, clientId) => {
        if (id === "chs_1") throw new ChatApiError(409, "chat.session_closed", "It has ended.");
        return healthy.post(id, content, clientId);
      },
    },
  });
  await Promise.all([tab.conversation.start(), vi.advanceTimersByTimeAsync(100)]);
  sessionId = "chs_2";
  void tab.conversation.send("again");
  await vi.advanceTimersByTimeAsync(500);
  expect([tab.conversation.state.sessionId, texts(tab)]).toEqual(["chs_2", ["again"]]);
});

it("begins anew when an open tab's conversation was deleted, once, and sends what was written meanwhile", async () => {
  const network = lossyNetwork(1);
  network.calm();
  const healthy = apiOf(network);
  let [sessionId, starts] = ["chs_1", 0];
  const gone = new ChatApiError(404, "chat.unknown_session", "There is no such conversation.");
  const unlessDeleted = <T>(id: string, answer: () => Promise<T>) =>
    id === sessionId ? answer() : Promise.reject(gone);
  const tab = aTab(network, {
    api: {
      ...healthy,
      start: async () => {
        starts += 1;
        return { ...session(network), sessionId, messages: [] };
      },
      post: (id, ...message) => unlessDeleted(id, () => healthy.post(id, ...message)),
      after: (id, seq) => unlessDeleted(id, () => healthy.after(id, seq)),
    },
  });
  await Promise.all([tab.conversation.start(), vi.advanceTimersByTimeAsync(100)]);
  await Promise.all([tab.conversation.resync(), vi.advanceTimersByTimeAsync(100)]);
  sessionId = "chs_2";
  await Promise.all([tab.conversation.resync(), vi.advanceTimersByTimeAsync(100)]);
  expect([tab.conversation.state.sessionId, starts]).toEqual(["chs_2", 2]);
  void tab.conversation.send("still here");
  await vi.advanceTimersByTimeAsync(500);
  expect([texts(tab), starts]).toEqual([["still here"], 2]);
});

it("asks no server for new conversations where reading the own one never worked", async () => {
  const network = lossyNetwork(1);
  network.calm();
  let starts = 0;
  const tab = aTab(network, {
    api: apiOf(network, {
      start: async () => {
        starts += 1;
        return session(network);
      },
      after: () => Promise.reject(new ChatApiError(401, "chat.unknown_caller", "Please start first.")),
    }),
  });
  await Promise.all([tab.conversation.start(), vi.advanceTimersByTimeAsync(100)]);
  await Promise.all([tab.conversation.resync(), vi.advanceTimersByTimeAsync(300_000)]);
  expect(starts).toBe(1);
});

it("mints ids that sort in the order of writing, even when the clock goes back", () => {
  const ids = [5_000, 5_000, 4_000, 6_000, 1].map((now) => mintClientMessageId(now));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(5);
});
