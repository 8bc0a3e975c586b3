import type { Db } from "./database";

const DAY_MS = 86_400_000;
/** Deleted with one statement: it holds its locks and its share of the disk for a moment only. */
const DELETED_AT_ONCE = 2_000;

/** How long what is over can be looked up, in days. Runs keep their own events, whatever happens to those. */
export interface Retention {
  runsDays: number;
  eventsDays: number;
}

/** A week of events covers every repeat within 24 hours and what people look up. */
export const DEFAULT_RETENTION: Retention = { runsDays: 30, eventsDays: 7 };

/**
 * Deletes what nobody needs any more: keys and rates that have expired, events that did what they do and runs that ended
 * (with their steps) before the days of `retention`. Runs under way are never touched. At most 2,000 rows of each kind:
 * returns whether there may be more.
 */
export async function sweep(db: Db, retention: Retention, now: Date): Promise<boolean> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const deleted = [
    await deleteSome(db, "jobs.once", "key", "expires_at <= $1", now),
    await deleteSome(db, "jobs.rate", "key", "expires_at <= $1", now),
    await deleteSome(db, "jobs.event", "id", "routed and received_at < $1", before(retention.eventsDays)),
    await deleteSome(db, "jobs.run", "id", "ended_at < $1", before(retention.runsDays)),
  ];
  return deleted.some((count) => count === DELETED_AT_ONCE);
}

async function deleteSome(db: Db, table: string, key: string, condition: string, moment: Date): Promise<number> {
  const { rowCount } = await db.query(
    `delete from ${table} where ${key} in
       (select ${key} from ${table} where ${condition} limit ${DELETED_AT_ONCE} for update skip locked)`,
    [moment],
  );
  return rowCount ?? 0;
}
