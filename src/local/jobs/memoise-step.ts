import type { Db } from "./database";
import { enqueueCall } from "./enqueue-call";
import type { JobEvent } from "./job-event";
import { type Run, saveRun } from "./lock-run";
import type { Registry } from "./registry";
import { checkStepCount, checkStepSize, countBytes } from "./run-limits";
import { resultOfWaiting } from "./waiting-result";

/** What the app gets back for a finished step; the typed forms leave no doubt about values that look like either. */
export type StepResult = { type: "data"; data: unknown } | { type: "error"; error: SerializedError };

/** An error as the SDK sends and rebuilds it. */
export interface SerializedError {
  name: string;
  message: string;
  stack?: string;
  cause?: unknown;
  [extra: string]: unknown;
}

interface FinishedStep {
  id: string;
  name: string;
  op: string;
  /** How many it took; undefined for what is not tried: sleeps, waits and invocations. */
  attempts?: number;
  /** What it was given, as JSON, if that has not been stored with its report. */
  input?: string | null;
  result: StepResult;
}

/**
 * Remembers a step's result, once: a step that has a result keeps it. Changes `run` (stack, pending); the caller saves
 * it. Returns true when the step raced others (`group.parallel({ mode: "race" })`), so that the run goes on at once.
 * Throws RunRefused when the result, or the run with it, is over a limit.
 */
export async function memoiseStep(tx: Db, run: Run, step: FinishedStep, now: Date): Promise<boolean> {
  const json = JSON.stringify(step.result);
  checkStepSize(run, `the result of step "${step.name}"`, json);
  const { rows } = await tx.query<{ race: boolean }>(
    `insert into jobs.step as s (run_id, id, name, op, state, result, reported_at, ended_at, attempts, input)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)
     on conflict (run_id, id) do update set state = excluded.state, result = excluded.result,
       ended_at = excluded.ended_at, attempts = excluded.attempts
       where s.result is null
     returning race`,
    [
      run.id,
      step.id,
      step.name,
      step.op,
      step.result.type === "data" ? "completed" : "failed",
      json,
      now,
      step.attempts ?? null,
      step.input ?? null,
    ],
  );
  run.pending = run.pending.filter((id) => id !== step.id);
  if (rows.length > 0) {
    run.stack.push(step.id);
    countBytes(run, json);
    checkStepCount(run);
  }
  return rows[0]?.race ?? false;
}

/**
 * Remembers the end of a sleep, a wait or an invocation, by the step's id alone: by this event, or by its time (null).
 * Returns as `memoiseStep`; false when it has ended.
 */
export async function memoiseWaiting(
  tx: Db,
  run: Run,
  stepId: string,
  event: JobEvent | null,
  now: Date,
): Promise<boolean> {
  const { rows } = await tx.query<{ name: string; op: string }>(
    "select name, op from jobs.step where run_id = $1 and id = $2",
    [run.id, stepId],
  );
  await tx.query("delete from jobs.timer where run_id = $1 and step_id = $2", [run.id, stepId]);
  await tx.query("delete from jobs.wait where run_id = $1 and step_id = $2", [run.id, stepId]);
  const step = rows[0];
  return step ? memoiseStep(tx, run, { id: stepId, ...step, result: resultOfWaiting(step.op, event) }, now) : false;
}

/**
 * Lets the run go on after a step has finished, and saves it: the app is asked what comes next as soon as no reported
 * step is pending, or at once after a race (`raced`) and for functions that do not optimise parallel steps (version 1).
 */
export async function continueRun(tx: Db, registry: Registry, run: Run, raced: boolean, now: Date): Promise<void> {
  if (run.pending.length === 0 || raced || run.reqVersion === 1) await enqueueDiscovery(tx, registry, run, now);
  await saveRun(tx, run);
}

/**
 * Never two discoveries of one run at a time: both would run the step that comes next. One under way is repeated
 * after its answer, one in the queue is enough.
 */
export async function enqueueDiscovery(tx: Db, registry: Registry, run: Run, now: Date): Promise<void> {
  const { rowCount } = await tx.query(
    "update jobs.job set again = lease_until is not null where run_id = $1 and step_id = 'step'",
    [run.id],
  );
  if (rowCount) return;
  await enqueueCall(tx, {
    runId: run.id,
    functionId: run.functionId,
    fn: registry.get(run.functionId),
    event: run.events[0],
    stepId: "step",
    // What is pending would be run a second time if the app ran it on the spot instead of planning it.
    forcePlan: run.forcePlan || run.pending.length > 0,
    now,
  });
  if (run.reqVersion !== 1) run.forcePlan = false;
}
