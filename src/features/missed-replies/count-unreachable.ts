import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { DAY_MS, MINUTE_MS } from "@/lib/time";

/** How far back it looks, as the numbers of the flows do. */
const SINCE_MS = 30 * DAY_MS;

/**
 * How many conversations of the last 30 days have an answer of staff that would have gone out by mail, had anybody left an address:
 * not read for the wait of the settings, and of nobody who is blocked. Counted in the conversations themselves: who reads it, or
 * leaves an address, is counted no longer.
 */
export async function countUnreachable(now: Date): Promise<number> {
  const { missedReplies } = await getFlowSettings();
  const dueBefore = new Date(now.getTime() - (missedReplies.afterMinutes * MINUTE_MS) / env().AUTOMATION_TIME_SCALE);
  const since = new Date(now.getTime() - SINCE_MS);
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM chat_session s
    JOIN visitor v ON v.id = s.visitor_id LEFT JOIN customer c ON c.id = s.customer_id
    WHERE s.last_message_at >= ${since} AND coalesce(c.email, s.email) IS NULL AND v.blocked_at IS NULL AND EXISTS (
      SELECT FROM chat_message m WHERE m.session_id = s.id AND m.sender = 'staff'
        AND m.seq > greatest(s.visitor_read_seq, s.missed_mailed_seq) AND m.created_at BETWEEN ${since} AND ${dueBefore})`;
  return row?.count ?? 0;
}
