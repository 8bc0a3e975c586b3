import type { Db } from "./database";
import type { JobEvent } from "./job-event";
import type { StepResult } from "./memoise-step";

/** A run as the list shows it. Times are ISO 8601 in JSON. */
export interface RunSummary {
  id: string;
  functionId: string;
  status: "Running" | "Completed" | "Failed" | "Cancelled";
  eventName: string;
  createdAt: Date;
  endedAt: Date | null;
}

/** A run with everything that is known about it; `waits` tells what a run under way waits for. */
export interface RunDetail extends RunSummary {
  events: JobEvent[];
  output: unknown;
  error: unknown;
  reason: string | null;
  steps: Array<{
    id: string;
    name: string;
    op: string;
    state: string;
    result: StepResult | null;
    reportedAt: Date;
    endedAt: Date | null;
  }>;
  waits: Array<{ eventName: string; cancels: boolean; expression: string | null; expiresAt: Date | null }>;
  timers: Array<{ stepId: string; dueAt: Date }>;
  calls: Array<{ stepId: string; attempt: number; dueAt: Date; underWay: boolean; lastError: string | null }>;
}

const SUMMARY = `id, function_id as "functionId", status, event_name as "eventName",
  created_at as "createdAt", ended_at as "endedAt"`;

/** The newest runs first, at most `limit`, of one function if it is named. */
export async function listRuns(db: Db, limit: number, functionId?: string): Promise<RunSummary[]> {
  const { rows } = await db.query<RunSummary>(
    `select ${SUMMARY} from jobs.run where $2::text is null or function_id = $2 order by created_at desc, id desc limit $1`,
    [limit, functionId ?? null],
  );
  return rows;
}

/** One run, or null when there is none. */
export async function getRun(db: Db, id: string): Promise<RunDetail | null> {
  const { rows } = await db.query<RunDetail>(
    `select ${SUMMARY}, events, output, error, reason from jobs.run where id = $1`,
    [id],
  );
  const run = rows[0];
  if (!run) return null;
  const [steps, waits, timers, calls] = await Promise.all([
    db.query(
      `select id, name, op, state, result, reported_at as "reportedAt", ended_at as "endedAt"
       from jobs.step where run_id = $1 order by reported_at, id`,
      [id],
    ),
    db.query(
      `select event_name as "eventName", step_id is null as cancels, expression, expires_at as "expiresAt"
       from jobs.wait where run_id = $1 order by id`,
      [id],
    ),
    db.query(`select step_id as "stepId", due_at as "dueAt" from jobs.timer where run_id = $1 order by due_at`, [id]),
    db.query(
      `select step_id as "stepId", attempt, due_at as "dueAt", lease_until is not null as "underWay",
              last_error as "lastError"
       from jobs.job where run_id = $1 order by due_at`,
      [id],
    ),
  ]);
  return { ...run, steps: steps.rows, waits: waits.rows, timers: timers.rows, calls: calls.rows };
}

/** The newest events first, at most `limit`. */
export async function listEvents(db: Db, limit: number): Promise<JobEvent[]> {
  const { rows } = await db.query<{ body: JobEvent }>(
    "select body from jobs.event order by received_at desc, id desc limit $1",
    [limit],
  );
  return rows.map((row) => row.body);
}
