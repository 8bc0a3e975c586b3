import { type ArrivedEvent, findMetWaits } from "./cancel-runs";
import type { Db } from "./database";
import { failRefused } from "./fail-refused";
import type { JobEvent } from "./job-event";
import { lockRun, type Run } from "./lock-run";
import { continueRun, memoiseWaiting } from "./memoise-step";
import type { Registry } from "./registry";
import { RunRefused } from "./run-refused";

const TIMERS_PER_TRANSACTION = 50;

/** Lets every run go on that waits for this event: by `step.waitForEvent`, or for the end of the run it invoked. */
export async function resumeWaitingRuns(tx: Db, registry: Registry, event: ArrivedEvent, now: Date): Promise<void> {
  for (const { runId, stepId } of await findMetWaits(tx, event, "resume")) {
    const run = await lockRun(tx, runId);
    if (run && stepId !== null) await goOn(tx, registry, run, stepId, event.body, now);
  }
}

/** Ends what the step waited for, by this event or by its time; a run that cannot hold the result fails. */
async function goOn(
  tx: Db,
  registry: Registry,
  run: Run,
  stepId: string,
  event: JobEvent | null,
  now: Date,
): Promise<void> {
  try {
    const raced = await memoiseWaiting(tx, run, stepId, event, now);
    await continueRun(tx, registry, run, raced, now);
  } catch (error) {
    if (!(error instanceof RunRefused)) throw error;
    await failRefused(tx, run, error, now);
  }
}

/**
 * Lets runs go on whose sleep or wait is over, at most 50 in one transaction. While events stand in the queue that came
 * before the end of a wait, the wait goes on: one of them may be what it waits for. Returns how many there were.
 */
export async function endDueTimers(tx: Db, registry: Registry, now: Date): Promise<number> {
  const { rows } = await tx.query<{ runId: string; stepId: string }>(
    `select t.run_id as "runId", t.step_id as "stepId" from jobs.timer t
     left join jobs.wait w on w.run_id = t.run_id and w.step_id = t.step_id
     where t.due_at <= $1 and (w.id is null
       or t.due_at < coalesce((select min(received_at) from jobs.event where not routed), 'infinity'))
     order by t.due_at limit $2`,
    [now, TIMERS_PER_TRANSACTION],
  );
  // Runs are locked in the order of their ids, as routing an event does: two of them cannot wait for each other.
  rows.sort((a, b) => (a.runId < b.runId ? -1 : 1));
  for (const { runId, stepId } of rows) {
    const run = await lockRun(tx, runId);
    const { rowCount } = await tx.query("delete from jobs.timer where run_id = $1 and step_id = $2", [runId, stepId]);
    if (!run || !rowCount) continue;
    await goOn(tx, registry, run, stepId, null, now);
  }
  return rows.length;
}
