import { readSetting } from "@/features/settings/read-setting";
import { routingSettings } from "@/features/teams/routing-settings";
import { ONLINE_FOR_MS } from "@/features/teams/rules";
import { Prisma } from "@/generated/prisma/client";
import { db, inTransaction } from "@/lib/db";
import { MINUTE_MS } from "@/lib/time";
import { publishSession } from "./publish-news";
import { recordActivity } from "./record-activity";

type Abandoned = { id: string; ownerId: string; ownerName: string };

/**
 * Puts back into the queue what waits with members who are not there: away or gone for the set time (settings group
 * `chat.routing`), or deactivated. What waits for nobody's answer stays theirs; so does what belongs to staff who have never
 * opened the console (programs). Each conversation is given back once, however many runs there are at once.
 * @returns how many were given back
 */
export async function giveBackAbandoned(now = new Date()): Promise<number> {
  const { giveBackAfterMinutes } = await readSetting(routingSettings);
  const awayBefore = new Date(now.getTime() - giveBackAfterMinutes * MINUTE_MS);
  const seenBefore = new Date(now.getTime() - Math.max(giveBackAfterMinutes * MINUTE_MS, ONLINE_FOR_MS));
  const isAbandoned = Prisma.sql`
    s.closed_at IS NULL AND s.snoozed_until IS NULL AND s.waiting_since IS NOT NULL AND (
      staff.deactivated_at IS NOT NULL OR p.seen_at < ${seenBefore} OR (p.status = 'away' AND p.status_at <= ${awayBefore}))`;
  const abandoned = await db.$queryRaw<Abandoned[]>`
    SELECT s.id, staff.id AS "ownerId", staff.name AS "ownerName" FROM chat_session s
    JOIN staff ON staff.id = s.assigned_to_id LEFT JOIN staff_presence p ON p.staff_id = staff.id
    WHERE ${isAbandoned} ORDER BY s.waiting_since LIMIT 500`;
  let given = 0;
  for (const { id, ownerId, ownerName } of abandoned) {
    const back = await inTransaction(async (tx) => {
      const count = await tx.$executeRaw`
        UPDATE chat_session s SET assigned_to_id = NULL, assigned_at = NULL
        FROM staff LEFT JOIN staff_presence p ON p.staff_id = staff.id
        WHERE s.id = ${id} AND s.assigned_to_id = ${ownerId} AND staff.id = ${ownerId} AND ${isAbandoned}`;
      const detail = { by: ownerName, reason: "not there" };
      if (count === 1) await recordActivity(tx, { sessionId: id, kind: "given_back", detail }, now);
      return count === 1;
    });
    if (!back) continue;
    given += 1;
    await publishSession(id);
  }
  return given;
}
