import { getWidgetSettings } from "@/features/chat-widget/get-widget-settings";
import { inTransaction } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { HOUR_MS } from "@/lib/time";
import { sessionClosed } from "./events";
import { publishSession } from "./publish-news";
import { recordActivity } from "./record-activity";

const BATCH = 100;

/**
 * Closes conversations in which staff had the last word and nobody has written for the hours that staff set (setting
 * `chat.widget`, 24 at first). Never one in which the visitor waits for a person, and none that is snoozed. Run twice, or at once
 * by several processes, each is closed once.
 * @returns how many were closed
 */
export async function closeIdle(now: Date): Promise<number> {
  const { idleCloseHours } = await getWidgetSettings();
  const silentSince = new Date(now.getTime() - idleCloseHours * HOUR_MS);
  let closed = 0;
  while (true) {
    const ids = await closeSome(silentSince, now);
    for (const id of ids) publishSession(id);
    closed += ids.length;
    if (ids.length < BATCH) break;
  }
  if (closed > 0) relaySoon();
  return closed;
}

function closeSome(silentSince: Date, now: Date): Promise<string[]> {
  return inTransaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      UPDATE chat_session SET closed_at = ${now} WHERE id IN (
        SELECT id FROM chat_session
        WHERE closed_at IS NULL AND waiting_since IS NULL AND first_staff_reply_at IS NOT NULL
          AND snoozed_until IS NULL AND last_human_message_at <= ${silentSince}
          AND (reopened_at IS NULL OR reopened_at <= ${silentSince})
        ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
      RETURNING id`;
    for (const { id: sessionId } of rows) {
      await recordActivity(tx, { sessionId, kind: "closed", detail: { reason: "idle" } }, now);
      await announce(tx, sessionClosed.create({ sessionId }));
    }
    return rows.map(({ id }) => id);
  });
}
