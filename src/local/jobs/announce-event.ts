import type { Db } from "./database";
import { newId } from "./event-ids";
import type { JobEvent } from "./job-event";

/** Names that are the server's own; nobody else may send such events. */
export const INTERNAL_PREFIX = "inngest/";
export const INVOKED = "inngest/function.invoked";
export const FINISHED = "inngest/function.finished";
export const FAILED = "inngest/function.failed";
export const CANCELLED = "inngest/function.cancelled";

/**
 * Puts an event of the server's own among the accepted ones, with the caller's transaction, and wakes whoever routes it.
 * Without an id it gets a new one.
 */
export async function announceEvent(
  tx: Db,
  event: Pick<JobEvent, "name" | "data"> & Partial<Pick<JobEvent, "id" | "v">>,
  now: Date,
): Promise<void> {
  const rowId = newId(now);
  const { name } = event;
  const body: JobEvent = { id: rowId, ts: now.getTime(), user: {}, ...event };
  await tx.query("insert into jobs.event (id, name, body, received_at, routed) values ($1, $2, $3, $4, false)", [
    rowId,
    name,
    JSON.stringify(body),
    now,
  ]);
  await tx.query("select pg_notify('jobs_wake', 'events')");
}
