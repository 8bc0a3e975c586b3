import { inTransaction } from "@/lib/db";
import { sessionNotFound } from "./errors";
import { getSessionState } from "./get-session-state";
import { lockSession } from "./rows";
import type { SessionState } from "./schema";
import { followTakenUp, takeUpSession } from "./take-up-session";

/**
 * Staff open a closed conversation again, however old: its owner has it if he is online, else it is routed. An open one stays as it is.
 * @throws DomainError `chat.unknown_session`, `chat.other_session_open` when the visitor has a newer one open
 */
export async function reopenSession(
  sessionId: string,
  staff: { id: string; name: string },
  now = new Date(),
): Promise<SessionState> {
  const reopened = await inTransaction(async (tx) => {
    const session = await lockSession(tx, sessionId);
    if (!session) throw sessionNotFound();
    return session.closedAt ? takeUpSession(tx, session, { side: "staff", staff }, now) : null;
  });
  if (reopened) await followTakenUp(reopened, undefined, now);
  const state = await getSessionState(sessionId);
  if (!state) throw sessionNotFound();
  return state;
}
