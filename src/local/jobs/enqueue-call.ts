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
  now: Date;
}

/** The names of the concurrency slots that a call takes while it is under way: `<function>#<n>#<key>`. */
export function slotsOf(fn: FunctionConfig | undefined, event: JobEvent | undefined): string[] {
  return (fn?.concurrency ?? []).map((limit, index) => {
    return `${fn?.id}#${index}#${limit.key ? keyOf(limit.key, { event }) : ""}`;
  });
}

/** Puts a call of the app into the queue, due at once. */
export async function enqueueCall(tx: Db, call: Call): Promise<void> {
  await tx.query(
    `insert into jobs.job (id, run_id, function_id, step_id, force_plan, slots, due_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [newId(call.now), call.runId, call.functionId, call.stepId, call.forcePlan, slotsOf(call.fn, call.event), call.now],
  );
}
