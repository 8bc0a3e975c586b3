import { announceEvent, CANCELLED, FAILED, FINISHED } from "./announce-event";
import type { Db } from "./database";
import { readInvocation } from "./invoke-function";
import type { JobEvent } from "./job-event";
import type { Run } from "./lock-run";
import type { SerializedError } from "./memoise-step";

/** How a run ends. `reason` is for people and appears on the run's page. */
export type RunEnd =
  | { status: "Completed"; output: unknown }
  | { status: "Failed"; error: SerializedError }
  | { status: "Cancelled"; reason: string };

const NO_NEWS_ABOUT = [FAILED, FINISHED];

/**
 * Ends a run for good: its queue entries, timers and waits are gone, so an answer that is still under way finds
 * nothing to change. Announces `inngest/function.finished`, and `.failed` or `.cancelled` with the run's id as event
 * id (so each starts a handler once); not for runs that `.failed` or `.finished` started, which would go on for ever.
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
  await tx.query(
    `with jobs as (delete from jobs.job where run_id = $1), timers as (delete from jobs.timer where run_id = $1),
       deadlines as (delete from jobs.deadline where run_id = $1)
     delete from jobs.wait where run_id = $1`,
    [run.id],
  );
  for (const [index, event] of run.events.entries()) {
    if (NO_NEWS_ABOUT.includes(event.name)) continue;
    const correlation = readInvocation(event)?.correlation_id;
    // Of a batch only those events are told of that somebody waits for, and the first one.
    if (index > 0 && !correlation) continue;
    const data = describeEnd(run, event, correlation, end);
    await announceEvent(tx, { name: FINISHED, data }, now);
    if (end.status === "Failed") await announceEvent(tx, { id: run.id, name: FAILED, data }, now);
    if (end.status === "Cancelled") await announceEvent(tx, { id: run.id, name: CANCELLED, data }, now);
  }
}

/** As the real server names what the app said last: "NonRetriableError" when it let no attempt follow (INNGEST.md b.7). */
function nameError({ name, message, stack, cause, error }: SerializedError): Record<string, unknown> {
  return {
    error: error ?? "NonRetriableError",
    name,
    message,
    ...(stack && { stack }),
    ...(cause != null && { cause }),
  };
}

function withoutNobody({ user, ...event }: JobEvent): object {
  return Object.keys(user).length > 0 ? { ...event, user } : event;
}

/** The data of the events about a run's end, as captured from the real server (INNGEST.md b.8). */
function describeEnd(run: Run, event: JobEvent, correlation: string | undefined, end: RunEnd): Record<string, unknown> {
  return {
    function_id: run.functionId,
    run_id: run.id,
    _inngest: { status: end.status },
    event,
    events: run.events.map(withoutNobody),
    ...(correlation && { correlation_id: correlation }),
    ...(end.status === "Completed" && { result: end.output ?? null }),
    ...(end.status === "Failed" && { error: nameError(end.error), result: { __serialized: true, ...end.error } }),
  };
}
