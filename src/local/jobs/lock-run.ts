import type { Db } from "./database";
import type { JobEvent } from "./job-event";

/** A run under way, as the steps of one transaction read and change it. */
export interface Run {
  id: string;
  functionId: string;
  events: JobEvent[];
  /** Hashed ids of the finished steps, in the order in which they finished. */
  stack: string[];
  /** Hashed ids of the reported steps that have not finished. */
  pending: string[];
  /** The next discovery plans its steps even if it finds one only (after parallel steps). */
  forcePlan: boolean;
  /** What the app's last answer carried as `x-inngest-req-version`; -1 before the first one. */
  reqVersion: number;
  /** What its steps' results take as JSON, in bytes. */
  stateBytes: number;
  createdAt: Date;
}

/**
 * Reads a run and keeps every other transaction from changing it until this one ends; always the first lock taken, so
 * that two answers of one run follow each other. Null when there is none or it has ended.
 */
export async function lockRun(tx: Db, runId: string): Promise<Run | null> {
  const { rows } = await tx.query<Run>(
    `select id, function_id as "functionId", events, stack, pending, force_plan as "forcePlan",
            req_version as "reqVersion", state_bytes::float8 as "stateBytes", created_at as "createdAt"
     from jobs.run where id = $1 and status = 'Running' for update`,
    [runId],
  );
  return rows[0] ?? null;
}

/** Writes back what the steps of the transaction changed. */
export async function saveRun(tx: Db, run: Run): Promise<void> {
  await tx.query(
    "update jobs.run set stack = $2, pending = $3, force_plan = $4, req_version = $5, state_bytes = $6 where id = $1",
    [run.id, run.stack, run.pending, run.forcePlan, run.reqVersion, run.stateBytes],
  );
}
