import { findStaffMember } from "@/features/staff/find-staff-member";
import { findTeam } from "@/features/teams/find-team";
import { DomainError } from "@/lib/errors";
import { drainSoon } from "./drain-queue";
import { notOwned, sessionIsClosed, sessionNotFound, takenBy } from "./errors";
import { getSessionState } from "./get-session-state";
import { moveSession } from "./move-session";
import { publishSession } from "./publish-news";
import { routeSession } from "./route-session";
import type { SessionState, TransferSessionInput } from "./schema";

/**
 * Hands an open conversation to a colleague, or to a team: there it is nobody's until the team's routing, or a claim, gives it
 * to a member (not back to who handed it over). One statement; of two transfers at once the second sees the first.
 * @throws DomainError `chat.session_taken` with the owner when it is not `fromStaffId`'s any more, `chat.member_full` unless
 *   `force`, `chat.unknown_staff`, `chat.unknown_team`, `chat.unknown_session`, `chat.session_closed`
 */
export async function transferSession(
  input: TransferSessionInput,
  caller: { id: string; name: string },
  now = new Date(),
): Promise<SessionState> {
  const { sessionId, fromStaffId, force = false } = input;
  const to = await findReceiver(input.to);
  const detail = { by: caller.name, to: to.staffId ? to.name : undefined, team: to.teamId ? to.name : undefined };
  const moved = await moveSession(
    {
      sessionId,
      toStaffId: to.staffId ?? null,
      teamId: to.teamId,
      fromStaffId,
      keepCapacity: !force,
      activity: { kind: "transferred", staffId: caller.id, detail },
    },
    now,
  );
  if (moved && to.teamId) await routeSession(sessionId, {}, now);
  const state = await getSessionState(sessionId);
  if (!state) throw sessionNotFound();
  if (moved) {
    await publishSession(sessionId);
    drainSoon();
    return state;
  }
  if (state.status === "closed") throw sessionIsClosed();
  // To whom, or to the team, that has it already: nothing to do.
  if (fromStaffId === undefined || state.assignedTo?.id === to.staffId) return state;
  if (state.assignedTo && state.assignedTo.id !== fromStaffId) throw takenBy(state.assignedTo);
  if (!state.assignedTo && fromStaffId) throw notOwned();
  return state;
}

type Receiver = { name: string; staffId?: string; teamId?: string };

async function findReceiver(to: TransferSessionInput["to"]): Promise<Receiver> {
  if ("staffId" in to) {
    const staff = await findStaffMember(to.staffId);
    if (!staff) throw new DomainError("not_found", "chat.unknown_staff", "Nobody of this id works here.");
    return { name: staff.name, staffId: staff.id };
  }
  const team = await findTeam(to.teamId);
  if (!team) throw new DomainError("not_found", "chat.unknown_team", "There is no such team any more.");
  return { name: team.name, teamId: team.id };
}
