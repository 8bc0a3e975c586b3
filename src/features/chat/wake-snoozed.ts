import { inTransaction } from "@/lib/db";
import { publishSession } from "./publish-news";
import { recordActivity } from "./record-activity";

const BATCH = 200;

/**
 * Brings back into the lists every conversation that was put off until now or earlier. Running twice, also at once, wakes
 * each once.
 * @returns how many woke
 */
export async function wakeSnoozed(now = new Date()): Promise<number> {
  let woken = 0;
  for (;;) {
    const ids = await inTransaction(async (tx) => {
      const due = await tx.$queryRaw<{ id: string }[]>`
        UPDATE chat_session SET snoozed_until = NULL WHERE id IN (
          SELECT id FROM chat_session WHERE snoozed_until <= ${now} ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
        RETURNING id`;
      for (const { id } of due) await recordActivity(tx, { sessionId: id, kind: "woken" }, now);
      return due.map(({ id }) => id);
    });
    await Promise.all(ids.map((id) => publishSession(id)));
    woken += ids.length;
    if (ids.length < BATCH) return woken;
  }
}
