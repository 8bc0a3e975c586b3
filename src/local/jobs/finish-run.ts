import type { Db } from "./database";
import { newId } from "./event-ids";
import type { JobEvent } from "./job-event";
import type { Run } from "./lock-run";
import type { SerializedError } from "./memoise-step";

/** How a run ends. `reason` is for people and appears on the run's page. */
export type RunEnd =
  | { status: "Completed"; output: unknown }
  | { status: "Failed"; error: SerializedError }
  | { status: "Cancelled"; reason: string };

const NO_NEWS_ABOUT = ["inngest/function.failed", "inngest/function.finished", "inngest/function.cancelled"];

/**
 * Ends a run for good: its queue entries, timers and waits are gone, so an answer that is still under way finds
 * nothing to change. Announces `inngest/function.finished`, and `.failed` or `.cancelled`, with the run's id as event
 * id (so each starts a handler once); not for runs that were themselves started by such an event.
 */
export async function finishRun(tx: Db, run: Run, end: RunEnd, now: Date): Promise<void> {
  await tx.query(
    `update jobs.run set status = $2, output = $3, error = $4, reason = $5, ended_at = $6, pending = '{}', stack = $7
     where id = $1`,
    [
      run.id,
      end.status,
      end.status === "Completed" ? JSON.stringify(end.output ?? null) : null,
      end.status === "Failed" ? JSON.stringify(end.error) : null,
      end.status === "Cancelled" ? end.reason : null,
      now,
      run.stack,
    ],
  );
  for (const table of ["job", "timer", "wait"]) await tx.query(`delete from jobs.${table} where run_id = $1`, [run.id]);
  if (NO_NEWS_ABOUT.includes(run.events[0]?.name ?? "")) return;
  await tx.query("select pg_notify('jobs_wake', 'events')");
  await announce(tx, run, "inngest/function.finished", end, now);
  if (end.status !== "Completed") await announce(tx, run, `inngest/function.${end.status.toLowerCase()}`, end, now);
}

async function announce(tx: Db, run: Run, name: string, end: RunEnd, now: Date): Promise<void> {
  const event: JobEvent = {
    id: run.id,
    name,
    data: {
      function_id: run.functionId,
      run_id: run.id,
      _inngest: { status: end.status },
      event: run.events[0],
      events: run.events,
      ...(end.status === "Completed" && { result: end.output ?? null }),
      ...(end.status === "Failed" && { error: end.error, result: end.error }),
    },
    ts: now.getTime(),
    user: {},
  };
  await tx.query("insert into jobs.event (id, name, body, received_at, routed) values ($1, $2, $3, $4, false)", [
    newId(now),
    name,
    JSON.stringify(event),
    now,
  ]);
}
