import type { Db } from "./database";

/** When the next sleep or wait ends, debounce or batch is over or cron ticks (it may be past); null when there is none. */
export async function findNextMoment(db: Db): Promise<Date | null> {
  const { rows } = await db.query<{ next: Date | null }>(
    `select least((select min(due_at) from jobs.timer), (select min(due_at) from jobs.deadline),
                  (select min(due_at) from jobs.debounce),
                  (select min(due_at) from jobs.batch),
                  (select min(next_at) from jobs.cron)) as next`,
  );
  return rows[0]?.next ?? null;
}
