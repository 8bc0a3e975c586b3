import type { RouteTeam } from "@/features/teams/find-route";
import { canTakeMore } from "@/features/teams/rows";
import { inTransaction, type Tx } from "@/lib/db";
import { recordActivity } from "./record-activity";

type Member = { staffId: string; name: string };

/**
 * Gives a conversation that nobody owns to the member whose turn it is: `round_robin` who got one from this team longest ago,
 * `least_busy` who has the fewest. Only members who are online and have room; nobody gets the same wait again that he gave
 * back or handed to a team himself. Of many conversations shared out at once nobody gets more than fits (QUALITY.md R5).
 * @returns the new owner; null when nobody can take it, the team shares out by hand, or it is not free any more
 */
export async function assignByTeam(sessionId: string, team: RouteTeam, now: Date): Promise<Member | null> {
  if (team.routing === "manual") return null;
  return inTransaction(async (tx) => {
    const [session] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM chat_session
      WHERE id = ${sessionId} AND closed_at IS NULL AND assigned_to_id IS NULL AND snoozed_until IS NULL FOR UPDATE`;
    if (!session) return null;
    // One at a time within a team: each sees what the one before was given. Conversation, team, member: always this order.
    await tx.$queryRaw`SELECT 1 AS locked FROM team WHERE id = ${team.id} FOR NO KEY UPDATE`;
    const member = await giveInTurn(tx, sessionId, team, now);
    if (!member) return null;
    await tx.teamMember.updateMany({
      where: { teamId: team.id, staffId: member.staffId },
      data: { lastAssignedAt: now },
    });
    const detail = { to: member.name, team: team.name };
    await recordActivity(tx, { sessionId, kind: "assigned", detail }, now);
    return member;
  });
}

/** Chooses and gives in one statement; the member's row stays locked in between, so that no claim fills him up meanwhile. */
async function giveInTurn(tx: Tx, sessionId: string, team: RouteTeam, now: Date): Promise<Member | null> {
  const weight = team.routing === "least_busy" ? 1 : 0;
  const [member] = await tx.$queryRaw<Member[]>`
    UPDATE chat_session s SET assigned_to_id = chosen.staff_id, assigned_at = ${now}
    FROM (
      SELECT p.staff_id, staff.name FROM team_member m
      JOIN staff_presence p ON p.staff_id = m.staff_id
      JOIN staff ON staff.id = m.staff_id
      WHERE m.team_id = ${team.id} AND ${canTakeMore(now)}
        AND NOT EXISTS (
          SELECT 1 FROM chat_activity a JOIN chat_session w ON w.id = a.session_id
          WHERE a.session_id = ${sessionId} AND a.staff_id = p.staff_id
            AND (a.kind = 'given_back' OR a.kind = 'transferred' AND a.detail->>'team' IS NOT NULL)
            AND a.at >= coalesce(w.waiting_since, w.created_at))
      ORDER BY p.load * ${weight}::int, m.last_assigned_at NULLS FIRST, p.staff_id
      LIMIT 1 FOR UPDATE OF p
    ) chosen
    WHERE s.id = ${sessionId} RETURNING chosen.staff_id AS "staffId", chosen.name`;
  return member ?? null;
}
