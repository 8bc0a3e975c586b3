import type { Db } from "./database";

const DAY_MS = 86_400_000;
/** A week of events covers every repeat within 24 hours and what people look up; runs keep their own events. */
const KEEP_EVENTS_DAYS = 7;
const KEEP_RUNS_DAYS = 30;

/** Deletes what nobody needs any more: expired keys, routed events older than a week, runs that ended 30 days ago. */
export async function sweep(db: Db, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await db.query("delete from jobs.once where expires_at <= $1", [now]);
  await db.query("delete from jobs.event where routed and received_at < $1", [before(KEEP_EVENTS_DAYS)]);
  await db.query("delete from jobs.run where ended_at < $1", [before(KEEP_RUNS_DAYS)]);
}
