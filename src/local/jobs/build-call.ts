import type { Job } from "./claim-jobs";
import type { Db } from "./database";
import { newId } from "./event-ids";
import type { JobEvent } from "./job-event";
import type { StepResult } from "./memoise-step";
import { canonicalJson } from "./signing";

const SDK_DEFAULT_ATTEMPTS = 5;

/** One request to the app: query, headers and body as the real server sends them (INNGEST.md b.4). */
export interface Call {
  query: URLSearchParams;
  headers: Record<string, string>;
  body: string;
}

interface CallState {
  events: JobEvent[];
  stack: string[];
  req_version: number;
  steps: Record<string, StepResult> | null;
}

async function loadState(db: Db, runId: string): Promise<CallState | null> {
  const { rows } = await db.query<CallState>(
    `select events, stack, req_version,
       (select json_object_agg(id, result) from jobs.step where run_id = r.id and result is not null) as steps
     from jobs.run r where id = $1 and status = 'Running'`,
    [runId],
  );
  return rows[0] ?? null;
}

/**
 * Everything the app needs to run the next step of a run; null when the run has ended. `fn_id` and `qi_id` switch
 * checkpointing on: the app reports each finished step at once, naming the job and its generation, our fencing token.
 */
export async function buildCall(db: Db, job: Job, maxAttempts: number | undefined, now: Date): Promise<Call | null> {
  const state = await loadState(db, job.runId);
  if (!state) return null;
  const requestId = newId(now);
  const body = canonicalJson({
    version: state.req_version,
    event: state.events[0],
    events: state.events,
    steps: state.steps ?? {},
    defers: {},
    use_api: false,
    ctx: {
      run_id: job.runId,
      attempt: job.attempt,
      max_attempts: maxAttempts ?? SDK_DEFAULT_ATTEMPTS,
      disable_immediate_execution: job.forcePlan,
      use_api: false,
      env: "",
      // Always so; the step that is to be run is named by the query and the header.
      step_id: "step",
      fn_id: job.functionId,
      qi_id: job.id,
      job_id: job.id,
      request_id: requestId,
      generation_id: job.generation,
      stack: { stack: state.stack, current: state.stack.length },
    },
  });
  return {
    query: new URLSearchParams({ fnId: job.functionId, stepId: job.stepId }),
    headers: {
      "x-run-id": job.runId,
      "x-request-id": requestId,
      "x-inngest-req-version": String(state.req_version),
      "x-inngest-generation-id": String(job.generation),
      "x-inngest-job-id": job.id,
      "x-inngest-step-id": job.stepId,
    },
    body,
  };
}
