import { listSessions } from "./list-sessions";
import type { SessionSummary } from "./schema";

const NEWEST = 200;

/** The open conversations, also those that only the bot has spoken in; the 200 with the newest messages. */
export function listActiveSessions(): Promise<SessionSummary[]> {
  return listSessions({ status: "open", written: false, limit: NEWEST });
}
