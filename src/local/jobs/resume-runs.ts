import { findMetWaits } from "./cancel-runs";
import type { Db } from "./database";
import type { JobEvent } from "./job-event";
import { lockRun } from "./lock-run";
import { continueRun, memoiseWaiting } from "./memoise-step";
import type { Registry } from "./registry";

const TIMERS_PER_TRANSACTION = 50;

/** Lets every run go on that waits for this event (`step.waitForEvent`); the step's result is the event itself. */
export async function resumeWaitingRuns(tx: Db, registry: Registry, event: JobEvent, now: Date): Promise<void> {
  for (const { runId, stepId } of await findMetWaits(tx, event, "resume", now)) {
    const run = await lockRun(tx, runId);
    if (!run || stepId === null) continue;
    const raced = await memoiseWaiting(tx, run, stepId, event, now);
    await continueRun(tx, registry, run, raced, now);
  }
}

/**
 * Lets runs go on whose sleep or wait is over; a wait that ended so has the result null. At most 50 in one
 * transaction: returns how many there were, so that the caller comes back until it is 0.
 */
export async function endDueTimers(tx: Db, registry: Registry, now: Date): Promise<number> {
  const { rows } = await tx.query<{ runId: string; stepId: string }>(
    `select run_id as "runId", step_id as "stepId" from jobs.timer where due_at <= $1 order by due_at limit $2`,
    [now, TIMERS_PER_TRANSACTION],
  );
  // Runs are locked in the order of their ids, as routing an event does: two of them cannot wait for each other.
  rows.sort((a, b) => (a.runId < b.runId ? -1 : 1));
  for (const { runId, stepId } of rows) {
    const run = await lockRun(tx, runId);
    const { rowCount } = await tx.query("delete from jobs.timer where run_id = $1 and step_id = $2", [runId, stepId]);
    if (!run || !rowCount) continue;
    const raced = await memoiseWaiting(tx, run, stepId, null, now);
    await continueRun(tx, registry, run, raced, now);
  }
  return rows.length;
}
