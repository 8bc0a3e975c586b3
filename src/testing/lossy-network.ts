import type { ChatMessagePayload } from "@/features/chat/channels";

/** Numbers 0 to 1 that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** For tests: a message as the server tells it. */
export const aMessage = (seq: number, sender: "visitor" | "staff", clientMessageId: string | null = null) =>
  ({
    id: `msg_${seq}`,
    sessionId: "chs_1",
    seq,
    sender,
    senderName: sender,
    content: `text ${seq}`,
    clientMessageId,
    createdAt: "2026-11-22T12:00:00.000Z",
  }) satisfies ChatMessagePayload;

type Listener = { receive(message: ChatMessagePayload): void; setLive(live: boolean): void };

/**
 * For tests: a conversation's server behind a bad network (QUALITY.md R2). Realtime loses 30 % of the events, repeats 20 %, delays
 * (and so reorders) 30 % by up to a second, and is cut every 2 s for half a second; of the requests 30 % fail, half of those after
 * the server did what was asked. `calm()` ends all of that. Time is the test's.
 */
export function lossyNetwork(seed: number) {
  const random = seeded(seed);
  const stored: ChatMessagePayload[] = [];
  const listeners = new Set<Listener>();
  let isBad = true;
  let isCut = false;

  const deliver = (message: ChatMessagePayload, listener: Listener) => {
    const later = (ms: number) => setTimeout(() => isCut || listener.receive(message), ms);
    if (!isBad) return void later(5);
    if (isCut || random() < 0.3) return;
    later(random() < 0.3 ? random() * 1_000 : 5);
    if (random() < 0.2) later(random() * 1_000);
  };
  const cutting = setInterval(() => {
    if (!isBad) return;
    isCut = true;
    for (const listener of listeners) listener.setLive(false);
    setTimeout(() => {
      isCut = false;
      for (const listener of listeners) listener.setLive(true);
    }, 500);
  }, 2_000);

  /** Runs a request over the network; what it did at the server stays done even when the answer is lost. */
  async function request<T>(act: () => T, lost: () => Error): Promise<T> {
    const fate = isBad ? random() : 1;
    await new Promise((resolve) => setTimeout(resolve, 5 + random() * 50));
    if (fate < 0.15) throw lost();
    const answer = act();
    if (fate < 0.3) throw lost();
    return answer;
  }

  return {
    stored,
    listen: (listener: Listener) => void listeners.add(listener),
    request,
    /** The server stores a message, once per client id, and tells everybody. */
    store(sender: "visitor" | "staff", clientMessageId: string | null, content?: string): ChatMessagePayload {
      const known = clientMessageId && stored.find((one) => one.clientMessageId === clientMessageId);
      if (known) return known;
      const made = aMessage(stored.length + 1, sender, clientMessageId);
      const message = { ...made, content: content ?? made.content };
      stored.push(message);
      for (const listener of listeners) deliver(message, listener);
      return message;
    },
    page(after: number, limit: number) {
      const rest = stored.filter(({ seq }) => seq > after);
      return { messages: rest.slice(0, limit), hasMore: rest.length > limit, status: "open" as const };
    },
    /** The network is good from now on; a connection that was away comes back. */
    calm() {
      isBad = false;
      isCut = false;
      clearInterval(cutting);
      for (const listener of listeners) listener.setLive(true);
    },
  };
}
