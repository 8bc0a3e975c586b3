import type pg from "pg";
import { finishStep } from "./apply-ops";
import { inTransaction } from "./database";
import { failRefused } from "./fail-refused";
import { lockRun, saveRun } from "./lock-run";
import type { Op } from "./op";
import { RunRefused } from "./run-refused";
import { isStorable } from "./storable-text";

const LONGEST_ID = 255;

/** What the SDK posts after each step that it ran (INNGEST.md b.12). */
export interface Checkpoint {
  run_id: string;
  qi_id: string;
  generation_id: number;
  steps: Op[];
}

/** Run ids and job ids are ULIDs, step ids are hashes. */
function isId(id: unknown): boolean {
  return typeof id === "string" && id.length <= LONGEST_ID && isStorable(id);
}

/** True for a body that names its job, its generation and nothing but steps that ran. */
export function isCheckpoint(body: unknown): body is Checkpoint {
  const { run_id, qi_id, generation_id, steps } = (body ?? {}) as Record<string, unknown>;
  return (
    isId(run_id) &&
    isId(qi_id) &&
    typeof generation_id === "number" &&
    Number.isInteger(generation_id) &&
    Math.abs(generation_id) < 2 ** 31 &&
    Array.isArray(steps) &&
    steps.every((step: Partial<Op> | null) => step?.op === "StepRun" && isId(step.id))
  );
}

/**
 * Remembers the steps of a checkpoint while their call is still under way, and gives the job its attempts back.
 * False when the job is no longer this call's (taken over, or the run has ended, maybe because this was too much for it):
 * the SDK is to stop at once. The lease
 * is kept for `graceMs` at least: a call that outlived its server reports its steps without anybody's heartbeat.
 */
export async function applyCheckpoint(
  pool: pg.Pool,
  checkpoint: Checkpoint,
  graceMs: number,
  now: Date,
): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const run = await lockRun(tx, checkpoint.run_id);
    const { rowCount } = await tx.query(
      `update jobs.job set attempt = 0, lost = 0, lease_until = greatest(lease_until, $4)
       where id = $1 and run_id = $2 and generation = $3 and lease_until is not null`,
      [checkpoint.qi_id, checkpoint.run_id, checkpoint.generation_id, new Date(now.getTime() + graceMs)],
    );
    if (!run || !rowCount) return false;
    try {
      // Only a first attempt is reported by a checkpoint; later ones come with the answer (INNGEST.md b.7).
      for (const step of checkpoint.steps) await finishStep(tx, run, step, 1, now);
    } catch (error) {
      if (!(error instanceof RunRefused)) throw error;
      await failRefused(tx, run, error, now);
      return false;
    }
    await saveRun(tx, run);
    return true;
  });
}
