import type { Db } from "./database";
import { keyOf } from "./expressions";
import type { FunctionConfig } from "./function-config";
import type { JobEvent } from "./job-event";
import type { Registry } from "./registry";
import { startRun } from "./start-run";

const RELEASED_PER_TRANSACTION = 50;

/**
 * Holds an event back until its key has been quiet for the period; the newest event (by `ts`) wins, an older one is
 * ignored. Each event starts the period anew, but `timeout` after the first one the run starts in any case. Events whose
 * key is missing or false share one.
 */
export async function holdBack(tx: Db, fn: FunctionConfig, event: JobEvent, now: Date): Promise<void> {
  if (!fn.debounce) return;
  const { key, period, timeout } = fn.debounce;
  const latest = timeout === undefined ? null : timeout;
  await tx.query(
    `insert into jobs.debounce as d (function_id, key, event, event_ts, started_at, due_at)
     values ($1, $2, $3, $4, $5, least($6::timestamptz, $5::timestamptz + make_interval(secs => $7::float8 / 1000)))
     on conflict (function_id, key) do update set
       event = excluded.event, event_ts = excluded.event_ts,
       due_at = least($6::timestamptz, d.started_at + make_interval(secs => $7::float8 / 1000))
     where excluded.event_ts >= d.event_ts`,
    [fn.id, keyOf(key, { event }), JSON.stringify(event), event.ts, now, new Date(now.getTime() + period), latest],
  );
}

/**
 * Starts the runs whose period of quiet is over. Taking the row out and starting the run are one transaction, so an
 * event that arrives meanwhile either is still in time or opens a new period. Returns how many there were (at most 50).
 */
export async function releaseDebounces(tx: Db, registry: Registry, now: Date): Promise<number> {
  const { rows } = await tx.query<{ functionId: string; event: JobEvent }>(
    `delete from jobs.debounce where (function_id, key) in (
       select function_id, key from jobs.debounce where due_at <= $1 order by due_at limit $2 for update skip locked
     ) returning function_id as "functionId", event`,
    [now, RELEASED_PER_TRANSACTION],
  );
  for (const { functionId, event } of rows) {
    const fn = registry.get(functionId);
    if (fn) await startRun(tx, { fn, events: [event], now });
  }
  return rows.length;
}
