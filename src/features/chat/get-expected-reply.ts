import { db } from "@/lib/db";
import { keepBriefly } from "@/lib/keep-briefly";
import { DAY_MS, MINUTE_MS } from "@/lib/time";

const LOOK_BACK_MS = 7 * DAY_MS;
/** Of fewer answers a middle says nothing. */
const LEAST_ANSWERS = 5;

/**
 * Seconds from a visitor's first message to the first answer by a person, as it was in the middle of the last seven days'
 * conversations (median, so that one forgotten night does not tell everybody to wait). Null after fewer than five of them.
 * At most a minute old.
 */
export const getExpectedReply = (now: Date): Promise<number | null> =>
  keepBriefly("chat.expected-reply", MINUTE_MS, () => countExpectedReply(now));

async function countExpectedReply(now: Date): Promise<number | null> {
  const [row] = await db.$queryRaw<{ answers: bigint; seconds: number | null }[]>`
    SELECT count(*) AS answers, percentile_cont(0.5) WITHIN GROUP (
      ORDER BY extract(epoch FROM first_staff_reply_at - first_visitor_message_at)::float8) AS seconds
    FROM chat_session
    WHERE first_visitor_message_at BETWEEN ${new Date(now.getTime() - LOOK_BACK_MS)} AND ${now}
      AND first_staff_reply_at >= first_visitor_message_at`;
  const isEnough = row !== undefined && row.answers >= LEAST_ANSWERS && row.seconds !== null;
  return isEnough ? Math.round(Number(row.seconds)) : null;
}
