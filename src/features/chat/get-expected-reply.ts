import { db } from "@/lib/db";
import { DAY_MS, MINUTE_MS } from "@/lib/time";

const LOOK_BACK_MS = 7 * DAY_MS;
/** Of fewer answers a middle says nothing. */
const LEAST_ANSWERS = 5;

let kept: { seconds: number | null; until: number } | null = null;

/**
 * Seconds from a visitor's first message to the first answer by a person, as it was in the middle of the last seven days'
 * conversations (median, so that one forgotten night does not tell everybody to wait). Null after fewer than five of them.
 * Counted anew once a minute in each process.
 */
export async function getExpectedReply(now: Date): Promise<number | null> {
  if (kept && kept.until > now.getTime()) return kept.seconds;
  const [row] = await db.$queryRaw<{ answers: bigint; seconds: number | null }[]>`
    SELECT count(*) AS answers, percentile_cont(0.5) WITHIN GROUP (
      ORDER BY extract(epoch FROM first_staff_reply_at - first_visitor_message_at)::float8) AS seconds
    FROM chat_session
    WHERE first_visitor_message_at >= ${new Date(now.getTime() - LOOK_BACK_MS)}
      AND first_staff_reply_at >= first_visitor_message_at`;
  const isEnough = row !== undefined && row.answers >= LEAST_ANSWERS && row.seconds !== null;
  const seconds = isEnough ? Math.round(Number(row.seconds)) : null;
  kept = { seconds, until: now.getTime() + MINUTE_MS };
  return seconds;
}

/** The next question counts anew. */
export function forgetExpectedReply(): void {
  kept = null;
}
