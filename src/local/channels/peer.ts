/** What another process of this app has said of its own clients. Only this process' picture of it: it may be a moment old. */
export class Peer {
  /** Channel → how many connections are subscribed to it there; never 0. */
  readonly counts = new Map<string, number>();
  /** Presence channel → user id → what is known of that person; never empty. */
  readonly members = new Map<string, Map<string, unknown>>();
  /** The users who are signed in there. */
  readonly users = new Set<string>();
}
