import { claimOnce } from "./claim-once";
import type { Db } from "./database";
import { enqueueCall } from "./enqueue-call";
import { newId } from "./event-ids";
import { keyOf } from "./expressions";
import type { FunctionConfig } from "./function-config";
import type { JobEvent } from "./job-event";
import { waitKey } from "./match-keys";

/**
 * Starts one run of a function for an event, once: the same event id, and the same idempotency key, start no second
 * run of the same function within 24 hours. Returns the run's id, or null when there was one already.
 */
export async function startRun(tx: Db, fn: FunctionConfig, event: JobEvent, now: Date): Promise<string | null> {
  if (!(await claimOnce(tx, `run:${fn.id}:${event.id}`, now))) return null;
  if (fn.idempotency) {
    const key = keyOf(fn.idempotency, { event });
    if (!(await claimOnce(tx, `idempotency:${fn.id}:${key}`, now))) return null;
  }
  const runId = newId(now);
  await tx.query(
    `insert into jobs.run (id, function_id, status, event_name, events, created_at) values ($1, $2, 'Running', $3, $4, $5)`,
    [runId, fn.id, event.name, JSON.stringify([event]), now],
  );
  for (const cancel of fn.cancel) {
    await tx.query(
      `insert into jobs.wait (id, run_id, event_name, expression, match_key, expires_at) values ($1, $2, $3, $4, $5, $6)`,
      [
        newId(now),
        runId,
        cancel.event,
        cancel.if ?? null,
        waitKey(cancel.if, event.data),
        cancel.timeout === undefined ? null : new Date(now.getTime() + cancel.timeout),
      ],
    );
  }
  await enqueueCall(tx, { runId, fn, functionId: fn.id, event, stepId: "step", forcePlan: false, now });
  return runId;
}
