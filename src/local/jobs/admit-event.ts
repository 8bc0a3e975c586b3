import { addToBatch, isBatched } from "./batches";
import { claimOnce } from "./claim-once";
import type { Db } from "./database";
import { holdBack } from "./debounces";
import type { FunctionConfig } from "./function-config";
import type { JobEvent } from "./job-event";
import { passRateLimit } from "./pass-rate-limit";
import { startRun } from "./start-run";

/**
 * What came of an event that triggers a function. `held`: a debounce or a batch has it and starts a run later. `dropped`:
 * no run will come of it; `failed` says that an expression of the function could not be evaluated for it.
 */
export type Admission =
  | { kind: "started"; runId: string }
  | { kind: "held" }
  | { kind: "dropped"; why: "repeated" | "rate-limited" | "singleton" }
  | { kind: "failed"; reason: string };

interface Arrival {
  fn: FunctionConfig;
  event: JobEvent;
  /** A cron's tick is never batched (inngest pkg/execution/executor, handleCron) and says itself when it is due. */
  tickDueAt?: Date;
  now: Date;
}

/**
 * The one way from "this event triggers this function" to "a run is queued": for events, for `step.invoke` and for crons.
 * In the real server's order (INNGEST.md b.6.2, b.9; inngest pkg/execution/runner and executor): once per function and event
 * id in 24 hours, batch, rateLimit (an idempotency key is one), debounce, singleton, and then the queue with its throttle,
 * priority and concurrency. Everything it decides is stored in the caller's transaction, so a crash leaves all or nothing
 * of it and two servers agree.
 */
export async function admitEvent(tx: Db, { fn, event, tickDueAt, now }: Arrival): Promise<Admission> {
  if (!(await claimOnce(tx, `run:${fn.id}:${event.id}`, now))) return { kind: "dropped", why: "repeated" };
  if (!tickDueAt && isBatched(fn, event)) {
    const runId = await addToBatch(tx, fn, event, now);
    return runId ? { kind: "started", runId } : { kind: "held" };
  }
  const verdict = await passRateLimit(tx, fn, event, now);
  if (verdict.kind === "failed") return verdict;
  if (verdict.kind === "limited") return { kind: "dropped", why: "rate-limited" };
  if (fn.debounce) {
    await holdBack(tx, fn, event, now);
    return { kind: "held" };
  }
  const runId = await startRun(tx, { fn, events: [event], dueAt: tickDueAt, now });
  return runId ? { kind: "started", runId } : { kind: "dropped", why: "singleton" };
}
