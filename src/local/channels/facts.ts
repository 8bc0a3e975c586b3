/**
 * Something that others than the subscribers of one channel may want to know: webhooks, watchlists, subscription counts.
 * The first five speak of all processes together and are told on each of them; the last two of a client of this process.
 */
export type Fact =
  | { kind: "count"; channel: string; count: number }
  | { kind: "joined" | "left"; channel: string; userId: string }
  | { kind: "online" | "offline"; userId: string }
  | { kind: "cache-miss"; channel: string }
  | { kind: "client-event"; channel: string; event: string; data: unknown; socketId: string; userId?: string };

/** Called with every fact, in the order in which they became true; must not throw. */
export type Observer = (fact: Fact) => void;
