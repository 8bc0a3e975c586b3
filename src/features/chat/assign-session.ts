import { findStaffMember } from "@/features/staff/find-staff-member";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { sessionIsClosed, sessionNotFound, takenBy } from "./errors";
import { getSessionState } from "./get-session-state";
import { publishSession } from "./publish-news";
import type { AssignSessionInput, SessionState } from "./schema";

/**
 * Gives an open conversation to a staff member, by default the caller. Of many who claim a free one at once exactly one gets
 * it. Given to its owner again, nothing changes.
 * @throws DomainError `chat.session_taken` with the owner, unless `force`; `chat.unknown_session`, `chat.session_closed`,
 *   `chat.unknown_staff`
 */
export async function assignSession(
  input: AssignSessionInput,
  caller: { id: string },
  now = new Date(),
): Promise<SessionState> {
  const { sessionId, force } = input;
  const staff = await findStaffMember(input.staffId ?? caller.id);
  if (!staff) throw new DomainError("not_found", "chat.unknown_staff", "Nobody of this id works here.");
  const free = force ? {} : { OR: [{ assignedToId: null }, { assignedToId: staff.id }] };
  // One statement: the row lock decides between claims made at once.
  const { count } = await db.chatSession.updateMany({
    where: { id: sessionId, closedAt: null, ...free },
    data: { assignedToId: staff.id, assignedAt: now },
  });
  const state = await getSessionState(sessionId);
  if (!state) throw sessionNotFound();
  if (count === 1) {
    await publishSession(sessionId);
    return state;
  }
  if (state.status === "open" && state.assignedTo) throw takenBy(state.assignedTo);
  throw sessionIsClosed();
}
