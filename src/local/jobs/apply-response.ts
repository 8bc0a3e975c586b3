import type pg from "pg";
import { checkSupported, enqueuePlanned, finishStep, readError, reportStep } from "./apply-ops";
import type { CallResult } from "./call-app";
import type { Job } from "./claim-jobs";
import { type Db, inTransaction } from "./database";
import { failRefused } from "./fail-refused";
import { finishRun } from "./finish-run";
import { lockRun, type Run, saveRun } from "./lock-run";
import { continueRun, enqueueDiscovery } from "./memoise-step";
import type { Op } from "./op";
import type { Registry } from "./registry";
import { type Attempt, mayRetry, repeatCall, retryCall, retryOrFail } from "./retry-call";
import { checkStepSize } from "./run-limits";
import { RunRefused } from "./run-refused";

const SDK_DEFAULT_ATTEMPTS = 5;
const RESULT_OPS = ["StepRun", "StepError", "StepFailed"];

export interface ApplyContext {
  pool: pg.Pool;
  registry: Registry;
  /** Waiting time before the attempt after this one (0-based), in ms; Inngest's table if not given. */
  backoffMs?: (attempt: number) => number;
}

/** One answer being applied: the run is locked, the job is still the caller's. */
interface Turn {
  tx: Db;
  registry: Registry;
  run: Run;
  job: Job;
  attempt: Attempt;
  /** Something finished while this discovery was under way: discover once more. */
  again: boolean;
  now: Date;
}

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
    if (!run || !rows[0]) return false;
    // A checkpoint may have set the attempts back while the call was under way.
    const { again, ...counts } = rows[0];
    const attempt: Attempt = {
      job: { ...job, ...counts },
      maxAttempts: context.registry.get(run.functionId)?.maxAttempts ?? SDK_DEFAULT_ATTEMPTS,
      backoffMs: context.backoffMs,
      noRetry: result.kind === "answered" && result.noRetry,
      retryAfter: result.kind === "answered" ? result.retryAfter : undefined,
      now,
    };
    if (result.kind !== "answered") {
      await repeatCall(tx, run, attempt, result);
      return true;
    }
    // Not by an error of the function: the real server repeats the first call as a first call then.
    if (result.status < 300) run.reqVersion = result.reqVersion ?? run.reqVersion;
    const turn = { tx, registry: context.registry, run, job, attempt, again, now };
    try {
      if (result.status === 206 && Array.isArray(result.body)) await applyOps(turn, result.body as Op[]);
      else if (result.status === 200) await complete(turn, result.body);
      else {
        await saveRun(tx, run);
        await retryOrFail(tx, run, attempt, readError(result.body));
      }
    } catch (error) {
      if (!(error instanceof RunRefused)) throw error;
      await failRefused(tx, run, error, now);
    }
    return true;
  });
}

async function complete({ tx, run, now }: Turn, output: unknown): Promise<void> {
  checkStepSize(run, "the function's result", JSON.stringify(output ?? null));
  await finishRun(tx, run, { status: "Completed", output }, now);
}

/** The error of a step that is to be tried again; undefined when there is none or it is final. */
function findRetriable(turn: Turn, ops: Op[]): Op | undefined {
  return mayRetry(turn.attempt) ? ops.find((op) => op.op === "StepError") : undefined;
}

async function applyOps(turn: Turn, ops: Op[]): Promise<void> {
  const { tx, run, job, now } = turn;
  checkSupported(run, ops);
  const retriable = findRetriable(turn, ops);
  const results = ops.filter((op) => RESULT_OPS.includes(op.op) && op !== retriable);
  let raced = ops.some((op) => op.op === "DiscoveryRequest");
  for (const op of results) raced = (await finishStep(tx, run, op, turn.attempt.job.attempt + 1, now)) || raced;
  if (retriable) {
    await saveRun(tx, run);
    return retryCall(tx, turn.attempt, readError(retriable.error).message);
  }
  await tx.query("delete from jobs.job where id = $1", [job.id]);
  const end = ops.find((op) => op.op === "RunComplete");
  if (end) return complete(turn, end.data);
  await reportSteps(turn, ops);
  await goOn(turn, results.length > 0, raced);
}

async function reportSteps({ tx, registry, run, now }: Turn, ops: Op[]): Promise<void> {
  const found: Op[] = [];
  for (const op of ops) {
    if (RESULT_OPS.includes(op.op) || op.op === "DiscoveryRequest") continue;
    if (await reportStep(tx, run, op, now)) found.push(op);
  }
  if (found.length > 1) run.forcePlan = true;
  for (const op of found) if (op.op === "StepPlanned") await enqueuePlanned(tx, registry, run, op, now);
}

async function goOn(turn: Turn, finished: boolean, raced: boolean): Promise<void> {
  const { tx, registry, run, again, now } = turn;
  if (!finished && !raced && !again && run.pending.length === 0) {
    // It would wait for nothing, for ever.
    throw new RunRefused("NothingToDo", "the app named no step to wait for and did not finish");
  }
  if (again) await enqueueDiscovery(tx, registry, run, now);
  if (finished || raced) await continueRun(tx, registry, run, raced, now);
  else await saveRun(tx, run);
}
