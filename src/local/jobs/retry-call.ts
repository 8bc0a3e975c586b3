import { backoffMs, retryAfterMs } from "./backoff";
import type { CallResult } from "./call-app";
import type { Job } from "./claim-jobs";
import type { Db } from "./database";
import { finishRun } from "./finish-run";
import type { Run } from "./lock-run";
import type { SerializedError } from "./memoise-step";

/** Calls whose answer did not arrive cost no attempt this often in a row; then a step that kills the app is to blame. */
const FREE_LOSSES = 5;

/** What deciding about another attempt needs to know. */
export interface Attempt {
  job: Job;
  maxAttempts: number;
  /** Waiting time before the attempt after this one (0-based), in ms; Inngest's table if not given. */
  backoffMs?: (attempt: number) => number;
  noRetry: boolean;
  retryAfter?: string;
  now: Date;
}

/** False when the app said so, or when this was the last attempt. */
export function mayRetry({ job, maxAttempts, noRetry }: Attempt): boolean {
  return !noRetry && job.attempt + 1 < maxAttempts;
}

/** Puts the call back into the queue for its next attempt: after Retry-After, else after the table's time. */
export async function retryCall(tx: Db, attempt: Attempt, lastError: string): Promise<void> {
  const { job, now } = attempt;
  const waitMs = retryAfterMs(attempt.retryAfter, now) ?? (attempt.backoffMs ?? backoffMs)(job.attempt);
  await tx.query(
    `update jobs.job set attempt = $2, lost = 0, again = false, lease_until = null, due_at = $3, last_error = $4
     where id = $1`,
    [job.id, job.attempt + 1, new Date(now.getTime() + waitMs), lastError],
  );
}

/** The function itself failed: another attempt, or the end of the run. */
export async function retryOrFail(tx: Db, run: Run, attempt: Attempt, error: SerializedError): Promise<void> {
  if (mayRetry(attempt)) await retryCall(tx, attempt, error.message);
  else await finishRun(tx, run, { status: "Failed", error }, attempt.now);
}

/**
 * There is no answer of the app. If it was away or the connection broke: the same attempt again as soon as it is there,
 * unless that has happened too often in a row. What answered in its place is a failed attempt.
 */
export async function repeatCall(
  tx: Db,
  run: Run,
  attempt: Attempt,
  failure: Exclude<CallResult, { kind: "answered" }>,
): Promise<void> {
  const { job } = attempt;
  const lost = job.lost + (failure.kind === "lost" ? 1 : 0);
  if (failure.kind === "garbled" || lost > FREE_LOSSES) {
    await retryOrFail(tx, run, attempt, { name: "CallFailed", message: failure.reason });
    return;
  }
  await tx.query("update jobs.job set lost = $2, again = false, lease_until = null, last_error = $3 where id = $1", [
    job.id,
    lost,
    failure.reason,
  ]);
}
