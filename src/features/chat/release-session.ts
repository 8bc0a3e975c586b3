import { drainSoon } from "./drain-queue";
import { notOwned, sessionIsClosed, sessionNotFound, takenBy } from "./errors";
import { getSessionState } from "./get-session-state";
import { moveSession } from "./move-session";
import { publishSession } from "./publish-news";
import type { SessionState } from "./schema";

/**
 * Puts the caller's own conversation back into the queue: its team's when it has one. If somebody waits in it, routing gives
 * it to another member; not to the caller again for the same wait.
 * @throws DomainError `chat.session_taken` with the owner when it is a colleague's, `chat.not_owned`, `chat.session_closed`,
 *   `chat.unknown_session`
 */
export async function releaseSession(
  sessionId: string,
  caller: { id: string; name: string },
  now = new Date(),
): Promise<SessionState> {
  const activity = { kind: "given_back", staffId: caller.id, detail: { by: caller.name } } as const;
  const back = { sessionId, toStaffId: null, fromStaffId: caller.id, keepCapacity: false, activity };
  const released = await moveSession(back, now);
  const state = await getSessionState(sessionId);
  if (!state) throw sessionNotFound();
  if (released) {
    await publishSession(sessionId);
    drainSoon();
    return state;
  }
  if (state.status === "closed") throw sessionIsClosed();
  throw state.assignedTo ? takenBy(state.assignedTo) : notOwned();
}
