import type { Connection } from "./connection";
import type { Members } from "./presence";

/** A channel that somebody is subscribed to. */
export interface Channel {
  readonly subscribers: Set<Connection>;
  /** Who is there; null unless it is a presence channel. */
  readonly members: Members | null;
}
