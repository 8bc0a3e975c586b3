/**
 * Something that others than the subscribers of one channel may want to know: webhooks, watchlists, subscription counts.
 * They speak of all processes together and are told on each of them, except `cache-miss` and `client-event`, which speak of
 * a client of this process. `counted` is a `count` as often as the subscribers of the channel are told of it. `leading`:
 * this process speaks for all from now on, and for so long at most nobody may have done so.
 */
export type Fact =
  | { kind: "count" | "counted"; channel: string; count: number }
  | { kind: "joined" | "left"; channel: string; userId: string }
  | { kind: "online" | "offline"; userId: string }
  | { kind: "leading"; unledMs: number }
  | { kind: "cache-miss"; channel: string }
  | { kind: "client-event"; channel: string; event: string; data: unknown; socketId: string; userId?: string };

/** Called with every fact, in the order in which they became true; must not throw. */
export type Observer = (fact: Fact) => void;
