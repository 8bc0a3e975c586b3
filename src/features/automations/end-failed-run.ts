import { endRun } from "./end-run";
import { findRunOfJob } from "./find-run-of-job";

/** Ends the run of a job that failed after all its tries; nothing when the job never got as far as to begin one. */
export async function endFailedRun(jobRunId: string, now: Date): Promise<void> {
  const run = await findRunOfJob(jobRunId);
  if (run) await endRun(run.id, "failed", now);
}
