import { Prisma } from "@/generated/prisma/client";
import { db, query } from "@/lib/db";
import { newId } from "@/lib/id";
import { memberFull } from "./errors";
import type { Activity } from "./record-activity";

type Move = {
  sessionId: string;
  /** Whose it becomes; null: nobody's. */
  toStaffId: string | null;
  /** Set: it goes to this team too. */
  teamId?: string;
  /** Only from this owner (null: only when it is nobody's); unset: from whoever has it. */
  fromStaffId?: string | null;
  /** False: also beyond the new owner's capacity. */
  keepCapacity: boolean;
  activity: Omit<Activity, "sessionId">;
};

/**
 * Gives an open conversation to another owner and notes the activity, both by one statement: of many at once each sees what the
 * one before made of it, and with `keepCapacity` nobody ever has more than fits (trigger chat_session_load, QUALITY.md R5).
 * @returns false when it is closed, unknown, not `fromStaffId`'s or the new owner's already: nothing was changed
 * @throws DomainError `chat.member_full`
 */
export async function moveSession(move: Move, now: Date): Promise<boolean> {
  try {
    return (await query(giving(move, now))).length === 1;
  } catch (error) {
    if (move.toStaffId && isMemberFull(error)) throw await describeFull(move.toStaffId);
    throw error;
  }
}

/** Its one row: the session was given. */
function giving({ sessionId, toStaffId, activity, ...move }: Move, now: Date): Prisma.Sql {
  const teamId = move.teamId ?? null;
  const anybody = move.fromStaffId === undefined;
  const keep = move.keepCapacity ? "on" : "off";
  const { kind, staffId = null, detail = {} } = activity;
  // The setting is read by the trigger at the statement's end, and ends with its transaction.
  return Prisma.sql`
    WITH moved AS (
      UPDATE chat_session SET assigned_to_id = ${toStaffId}, team_id = coalesce(${teamId}, team_id),
        assigned_at = CASE WHEN ${toStaffId}::text IS NULL THEN NULL ELSE ${now}::timestamptz END
      WHERE id = ${sessionId} AND closed_at IS NULL
        AND (${anybody} OR assigned_to_id IS NOT DISTINCT FROM ${move.fromStaffId ?? null})
        AND (assigned_to_id IS DISTINCT FROM ${toStaffId} OR team_id IS DISTINCT FROM coalesce(${teamId}, team_id))
        AND set_config('chat.keep_capacity', ${keep}, true) = ${keep}
      RETURNING id)
    INSERT INTO chat_activity (id, session_id, kind, staff_id, detail, at)
    SELECT ${newId("act")}, moved.id, ${kind}::chat_activity_kind, ${staffId}, ${JSON.stringify(detail)}::jsonb, ${now}
    FROM moved RETURNING id`;
}

/** The trigger's refusal, whatever the driver wraps it in. */
function isMemberFull(error: unknown): boolean {
  return error instanceof Error && error.message.includes("chat_member_full");
}

async function describeFull(staffId: string): Promise<Error> {
  const presence = await db.staffPresence.findUniqueOrThrow({
    where: { staffId },
    select: { capacity: true, staff: { select: { id: true, name: true } } },
  });
  return memberFull(presence.staff, presence.capacity ?? 0);
}
