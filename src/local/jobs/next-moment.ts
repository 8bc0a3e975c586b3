import type { Db } from "./database";

/** The next moment at which a sleep or wait ends, a debounce is over or a cron ticks; null when there is none. */
export async function findNextMoment(db: Db, now: Date): Promise<Date | null> {
  const { rows } = await db.query<{ next: Date | null }>(
    `select least((select min(due_at) from jobs.timer where due_at > $1),
                  (select min(due_at) from jobs.debounce where due_at > $1),
                  (select min(next_at) from jobs.cron where next_at > $1)) as next`,
    [now],
  );
  return rows[0]?.next ?? null;
}
