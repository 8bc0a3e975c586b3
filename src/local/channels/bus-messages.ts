import type { ChannelEvent } from "./publish";

/** Everything that one process says of its own clients, as it is at this moment. */
export interface BusState {
  t: "state";
  /** [channel, subscribers] */
  counts: [string, number][];
  /** [presence channel, [user id, info][]] */
  members: [string, [string, unknown][]][];
  users: string[];
  /** [cache channel, event, data, milliseconds for which it stays] */
  lastEvents: [string, string, string, number][];
}

/**
 * What processes tell each other. `count`, `join`, `leave`, `online` and `offline` speak of the sender's own clients: the
 * number on a channel there, the first and the last tab of a person there. Unknown kinds (of a newer version) are ignored.
 */
export type BusMessage =
  | ({ t: "event" } & ChannelEvent)
  | { t: "count"; channel: string; count: number }
  | { t: "join"; channel: string; userId: string; info: unknown }
  | { t: "leave"; channel: string; userId: string }
  | { t: "online" | "offline"; userId: string }
  /** All connections of this user are to be closed. */
  | { t: "terminate"; userId: string }
  /** I am new, or back: everybody tell me your state. */
  | { t: "hello" }
  /** I am leaving; `led` when I spoke for all, and have told everything. */
  | { t: "bye"; led: boolean }
  | BusState;
