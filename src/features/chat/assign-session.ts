import { findStaffMember } from "@/features/staff/find-staff-member";
import { DomainError } from "@/lib/errors";
import { drainSoon } from "./drain-queue";
import { sessionIsClosed, sessionNotFound, takenBy } from "./errors";
import { getSessionState } from "./get-session-state";
import { moveSession } from "./move-session";
import { publishSession } from "./publish-news";
import type { AssignSessionInput, SessionState } from "./schema";

/**
 * Gives an open conversation to a staff member, by default the caller. Of many who claim a free one at once exactly one gets
 * it, and no claim gives anybody more than his capacity. Given to its owner again, nothing changes. With `force` it is taken
 * over from its owner, whatever the capacity.
 * @throws DomainError `chat.session_taken` with the owner, unless `force`; `chat.member_full`, `chat.unknown_session`,
 *   `chat.session_closed`, `chat.unknown_staff`
 */
export async function assignSession(
  input: AssignSessionInput,
  caller: { id: string; name: string },
  now = new Date(),
): Promise<SessionState> {
  const { sessionId, force = false } = input;
  // That the caller works here was just found out, or he would not be one.
  const { staffId = caller.id } = input;
  const staff = staffId === caller.id ? caller : await findStaffMember(staffId);
  if (!staff) throw new DomainError("not_found", "chat.unknown_staff", "Nobody of this id works here.");
  const toStaffId = staff.id;
  const facts = { staffId: caller.id, detail: { by: caller.name, to: staff.name } };
  const claim = { sessionId, toStaffId, fromStaffId: null, keepCapacity: !force };
  const claimed = await moveSession({ ...claim, activity: { kind: "assigned", ...facts } }, now);
  const takeOver = { sessionId, toStaffId, keepCapacity: false };
  const taken =
    !claimed && force && (await moveSession({ ...takeOver, activity: { kind: "transferred", ...facts } }, now));
  const state = await getSessionState(sessionId);
  if (!state) throw sessionNotFound();
  if (claimed || taken) await publishSession(sessionId);
  // Who lost it has room now.
  if (taken) drainSoon();
  if (claimed || taken || (state.status === "open" && state.assignedTo?.id === staff.id)) return state;
  if (state.status === "open" && state.assignedTo) throw takenBy(state.assignedTo);
  throw sessionIsClosed();
}
