import type pg from "pg";
import { enqueuePlanned, finishStep, type Op, readError, reportStep, UnsupportedOp } from "./apply-ops";
import { backoffMs, retryAfterMs } from "./backoff";
import type { CallResult } from "./call-app";
import type { Job } from "./claim-jobs";
import { type Db, inTransaction } from "./database";
import { finishRun } from "./finish-run";
import { lockRun, type Run, saveRun } from "./lock-run";
import { continueRun, enqueueDiscovery, type SerializedError } from "./memoise-step";
import type { Registry } from "./registry";

/** Calls whose answer did not arrive cost no attempt this often in a row; then a step that kills the app is to blame. */
const FREE_LOSSES = 5;

export interface ApplyContext {
  pool: pg.Pool;
  registry: Registry;
  /** Waiting time before the attempt after this one (0-based), in ms; tests shorten it. */
  backoffMs?: (attempt: number) => number;
}

type Answer = Extract<CallResult, { kind: "answered" }>;

/**
 * Does what the answer to a call says, in one transaction together with taking the job out of the queue: either both
 * happen or neither. Returns false, and changes nothing, when the job is no longer this caller's: its lease was taken
 * over or the run has ended.
 */
export async function applyResponse(context: ApplyContext, job: Job, result: CallResult, now: Date): Promise<boolean> {
  return inTransaction(context.pool, async (tx) => {
    const run = await lockRun(tx, job.runId);
    const { rows } = await tx.query<{ again: boolean; attempt: number; lost: number }>(
      `select again, attempt, lost from jobs.job where id = $1 and generation = $2 and lease_until is not null for update`,
      [job.id, job.generation],
    );
    const held = rows[0];
    if (!run || !held) return false;
    // A checkpoint may have set the attempts back while the call was under way.
    const current = { ...job, attempt: held.attempt, lost: held.lost };
    if (result.kind !== "answered") {
      await requeueOrFail(tx, context, run, current, result, now);
      return true;
    }
    run.reqVersion = result.reqVersion ?? run.reqVersion;
    const done = await applyAnswer(tx, context, run, current, result, now);
    if (done && held.again) {
      await enqueueDiscovery(tx, context.registry, run, now);
      await saveRun(tx, run);
    }
    return true;
  });
}

/** Returns true when the job is done and its run still goes on. */
async function applyAnswer(
  tx: Db,
  context: ApplyContext,
  run: Run,
  job: Job,
  answer: Answer,
  now: Date,
): Promise<boolean> {
  if (answer.status === 206 && Array.isArray(answer.body)) {
    return applyOps(tx, context, run, job, answer, answer.body as Op[], now);
  }
  if (answer.status === 200) {
    await finishRun(tx, run, { status: "Completed", output: answer.body }, now);
    return false;
  }
  await saveRun(tx, run);
  await retryOrFail(tx, context, run, job, answer, readError(answer.body), now);
  return false;
}

async function applyOps(
  tx: Db,
  context: ApplyContext,
  run: Run,
  job: Job,
  answer: Answer,
  ops: Op[],
  now: Date,
): Promise<boolean> {
  const maxAttempts = context.registry.get(run.functionId)?.maxAttempts ?? 5;
  const failing = ops.find((op) => op.op === "StepError");
  if (failing && !answer.noRetry && job.attempt + 1 < maxAttempts) {
    await saveRun(tx, run);
    await requeue(tx, job, waitBefore(context, job, answer.retryAfter, now), readError(failing.error).message, now);
    return false;
  }
  await tx.query("delete from jobs.job where id = $1", [job.id]);
  const complete = ops.find((op) => op.op === "RunComplete");
  const found: Op[] = [];
  let [finished, raced] = [false, false];
  try {
    for (const op of ops) {
      if (["StepRun", "StepError", "StepFailed"].includes(op.op)) {
        raced = (await finishStep(tx, run, op, now)) || raced;
        finished = true;
      } else if (op.op === "DiscoveryRequest") raced = true;
      else if (op !== complete && (await reportStep(tx, run, op, now))) found.push(op);
    }
  } catch (error) {
    if (!(error instanceof UnsupportedOp)) throw error;
    await finishRun(tx, run, { status: "Failed", error: { name: error.name, message: error.message } }, now);
    return false;
  }
  if (complete) {
    await finishRun(tx, run, { status: "Completed", output: complete.data }, now);
    return false;
  }
  if (found.length > 1) run.forcePlan = true;
  for (const op of found) if (op.op === "StepPlanned") await enqueuePlanned(tx, context.registry, run, op, now);
  if (finished || raced) await continueRun(tx, context.registry, run, raced, now);
  else if (run.pending.length > 0) await saveRun(tx, run);
  else return failStuck(tx, run, now);
  return true;
}

/** An answer without any step would leave the run waiting for nothing, for ever. */
async function failStuck(tx: Db, run: Run, now: Date): Promise<boolean> {
  const error = { name: "NothingToDo", message: "the app named no step to wait for and did not finish" };
  await finishRun(tx, run, { status: "Failed", error }, now);
  return false;
}

function waitBefore(context: ApplyContext, job: Job, retryAfter: string | undefined, now: Date): number {
  return retryAfterMs(retryAfter, now) ?? (context.backoffMs ?? backoffMs)(job.attempt);
}

async function retryOrFail(
  tx: Db,
  context: ApplyContext,
  run: Run,
  job: Job,
  answer: Pick<Answer, "noRetry" | "retryAfter">,
  error: SerializedError,
  now: Date,
): Promise<void> {
  const maxAttempts = context.registry.get(run.functionId)?.maxAttempts ?? 5;
  if (answer.noRetry || job.attempt + 1 >= maxAttempts) await finishRun(tx, run, { status: "Failed", error }, now);
  else await requeue(tx, job, waitBefore(context, job, answer.retryAfter, now), error.message, now);
}

async function requeue(tx: Db, job: Job, waitMs: number, lastError: string, now: Date): Promise<void> {
  await tx.query(
    `update jobs.job set attempt = $2, lost = 0, again = false, lease_until = null, due_at = $3, last_error = $4
     where id = $1`,
    [job.id, job.attempt + 1, new Date(now.getTime() + waitMs), lastError],
  );
}

/** No answer of the app: the same attempt again as soon as the app is there, unless it has been lost too often. */
async function requeueOrFail(
  tx: Db,
  context: ApplyContext,
  run: Run,
  job: Job,
  failure: Exclude<CallResult, { kind: "answered" }>,
  now: Date,
): Promise<void> {
  const lost = job.lost + (failure.kind === "lost" ? 1 : 0);
  if (failure.kind === "garbled" || lost > FREE_LOSSES) {
    const error = { name: "CallFailed", message: failure.reason };
    await retryOrFail(tx, context, run, job, { noRetry: false }, error, now);
    return;
  }
  await tx.query("update jobs.job set lost = $2, again = false, lease_until = null, last_error = $3 where id = $1", [
    job.id,
    lost,
    failure.reason,
  ]);
}
