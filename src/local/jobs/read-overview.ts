import { nextTick } from "./cron-expression";
import type { Db } from "./database";
import type { FunctionConfig } from "./function-config";

const DAY_MS = 86_400_000;

/** What goes on now, and what ended within the last 24 hours. */
export interface Counts {
  running: number;
  completed: number;
  failed: number;
  cancelled: number;
  /** Calls of the app under way, and those that are due. */
  calls: number;
  dueCalls: number;
  /** Sleeps and waits that have not ended. */
  timers: number;
  /** Events that a debounce or a batch holds back. */
  heldEvents: number;
  /** Accepted events that no function has seen yet. */
  waitingEvents: number;
}

/** The work of the server and its functions, for its start page. */
export interface Overview {
  counts: Counts;
  /** With the runs under way of each, and when each of its crons ticks next. */
  functions: Array<FunctionConfig & { running: number; nextTicks: Date[] }>;
}

const COUNTS = `select
  (select count(*) from jobs.run where ended_at is null)::int as running,
  (select count(*) from jobs.run where ended_at > $2 and status = 'Completed')::int as completed,
  (select count(*) from jobs.run where ended_at > $2 and status = 'Failed')::int as failed,
  (select count(*) from jobs.run where ended_at > $2 and status = 'Cancelled')::int as cancelled,
  (select count(*) from jobs.job where lease_until is not null)::int as calls,
  (select count(*) from jobs.job where lease_until is null and due_at <= $1)::int as "dueCalls",
  (select count(*) from jobs.timer)::int as timers,
  ((select count(*) from jobs.debounce) + (select count(*) from jobs.batch_event))::int as "heldEvents",
  (select count(*) from jobs.event where not routed)::int as "waitingEvents"`;

/** Reads the state at `now`; cheap enough to be asked every few seconds. */
export async function readOverview(db: Db, functions: FunctionConfig[], now: Date): Promise<Overview> {
  const counts = await db.query<Counts>(COUNTS, [now, new Date(now.getTime() - DAY_MS)]);
  const { rows } = await db.query<{ functionId: string; running: number }>(
    `select function_id as "functionId", count(*)::int as running from jobs.run where ended_at is null group by 1`,
  );
  const running = new Map(rows.map((row) => [row.functionId, row.running]));
  return {
    counts: counts.rows[0] as Counts,
    functions: functions.map((fn) => ({ ...fn, running: running.get(fn.id) ?? 0, nextTicks: ticksOf(fn, now) })),
  };
}

function ticksOf(fn: FunctionConfig, now: Date): Date[] {
  return fn.triggers.flatMap((trigger) => {
    const tick = "cron" in trigger ? nextTick(trigger.cron, now) : null;
    return tick ? [tick] : [];
  });
}
