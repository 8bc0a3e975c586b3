import type pg from "pg";
import { inTransaction } from "./database";
import { finishRun } from "./finish-run";
import { lockRun } from "./lock-run";

/** Ends a run because somebody wants it. False when there is no such run under way. A step under way is not interrupted. */
export async function cancelRun(pool: pg.Pool, runId: string, now: Date): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const run = await lockRun(tx, runId);
    if (run) await finishRun(tx, run, { status: "Cancelled", reason: "by hand" }, now);
    return run !== null;
  });
}
