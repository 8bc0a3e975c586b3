import type { Db } from "./database";
import { newId } from "./event-ids";
import { keyOf } from "./expressions";
import type { FunctionConfig } from "./function-config";
import type { JobEvent } from "./job-event";

interface Call {
  runId: string;
  functionId: string;
  /** Undefined once the app no longer has the function: its runs go on, without limits. */
  fn: FunctionConfig | undefined;
  event: JobEvent | undefined;
  /** `step` discovers and runs what comes next; else the hashed id of the one planned step to run. */
  stepId: string;
  forcePlan: boolean;
  /** Where it stands among the calls that are due; the run's own place if not given. */
  position?: Date;
  /** Set for the first call of a run that is throttled: it is let through by this key. */
  throttleKey?: string;
  /** At once if not given. */
  dueAt?: Date;
  now: Date;
}

/** The names of the concurrency slots that a call takes while it is under way: `<function>#<n>#<key>`. */
export function slotsOf(fn: FunctionConfig | undefined, event: JobEvent | undefined): string[] {
  return (fn?.concurrency ?? []).map((limit, index) => {
    return `${encodeURIComponent(fn?.id ?? "")}#${index}#${keyOf(limit.key, { event })}`;
  });
}

/**
 * Puts a call of the app into the queue. Every call of a run stands where the run stands, so that what began earlier, or
 * has the higher priority, is finished first.
 */
export async function enqueueCall(tx: Db, call: Call): Promise<void> {
  await tx.query(
    `insert into jobs.job (id, run_id, function_id, step_id, force_plan, slots, due_at, throttle_key, position)
     values ($1, $2, $3, $4, $5, $6, $7, $8,
       coalesce($9, (select coalesce(position, created_at) from jobs.run where id = $2), $10))`,
    [
      newId(call.now),
      call.runId,
      call.functionId,
      call.stepId,
      call.forcePlan,
      slotsOf(call.fn, call.event),
      call.dueAt ?? call.now,
      call.throttleKey ?? null,
      call.position ?? null,
      call.now,
    ],
  );
}
