import type { Db } from "./database";
import type { JobEvent } from "./job-event";
import { type RunSummary, SUMMARY } from "./list-runs";
import type { StepResult } from "./memoise-step";

const MOST_RELATIVES = 100;

/** A run with everything that is known about it; `waits`, `timers`, `calls` and `deadlines` tell what one under way waits for. */
export interface RunDetail extends RunSummary {
  events: JobEvent[];
  output: unknown;
  error: unknown;
  reason: string | null;
  /** The run whose `step.invoke` asked for this one. */
  parentId: string | null;
  /** The run that somebody ran again as this one. */
  repeatsId: string | null;
  steps: Array<{
    id: string;
    name: string;
    op: string;
    state: string;
    /** What it was given (`inputOf`). */
    input: unknown;
    result: StepResult | null;
    reportedAt: Date;
    endedAt: Date | null;
    /** How many it took; null for sleeps, waits and invocations. */
    attempts: number | null;
  }>;
  waits: Array<{
    stepId: string | null;
    eventName: string;
    cancels: boolean;
    expression: string | null;
    expiresAt: Date | null;
  }>;
  timers: Array<{ stepId: string; dueAt: Date }>;
  calls: Array<{ stepId: string; attempt: number; dueAt: Date; underWay: boolean; lastError: string | null }>;
  deadlines: Array<{ kind: "start" | "finish"; dueAt: Date }>;
  /** The runs that its steps invoked, and those that repeat it. */
  children: RunSummary[];
  repeats: RunSummary[];
  /** Of its events those that can still be looked up by their id. */
  knownEventIds: string[];
}

const PARTS = {
  steps: `select id, name, op, state, input, result, reported_at as "reportedAt", ended_at as "endedAt", attempts
    from jobs.step where run_id = $1 order by reported_at, id`,
  waits: `select step_id as "stepId", event_name as "eventName", step_id is null as cancels, expression,
      expires_at as "expiresAt"
    from jobs.wait where run_id = $1 order by id`,
  timers: `select step_id as "stepId", due_at as "dueAt" from jobs.timer where run_id = $1 order by due_at`,
  calls: `select step_id as "stepId", attempt, due_at as "dueAt", lease_until is not null as "underWay",
      last_error as "lastError"
    from jobs.job where run_id = $1 order by due_at`,
  deadlines: `select kind, due_at as "dueAt" from jobs.deadline where run_id = $1 order by due_at`,
  children: `select ${SUMMARY} from jobs.run where parent_id = $1 order by id limit ${MOST_RELATIVES}`,
  repeats: `select ${SUMMARY} from jobs.run where repeats_id = $1 order by id limit ${MOST_RELATIVES}`,
} as const;

/** One run, or null when there is none. */
export async function getRun(db: Db, id: string): Promise<RunDetail | null> {
  const { rows } = await db.query<RunDetail>(
    `select ${SUMMARY}, events, output, error, reason, parent_id as "parentId", repeats_id as "repeatsId"
     from jobs.run where id = $1`,
    [id],
  );
  const run = rows[0];
  if (!run) return null;
  const parts = await Promise.all(
    Object.entries(PARTS).map(async ([part, query]) => [part, (await db.query(query, [id])).rows] as const),
  );
  const known = await db.query<{ id: string }>("select id from jobs.event where id = any ($1)", [
    run.events.map((event) => event.id),
  ]);
  return { ...run, ...Object.fromEntries(parts), knownEventIds: known.rows.map((event) => event.id) };
}
