import { db, type Tx } from "@/lib/db";
import { newId } from "@/lib/id";

export type RunStart = {
  /** Folder of the flow, e.g. `cart-recovery`. */
  flow: string;
  /** What the run is about, once: e.g. `<cart>:<revision>`. */
  subjectKey: string;
  subjectId: string;
  email: string | null;
  customerId: string | null;
  /** Inngest's id of the run that does the work. */
  jobRunId: string;
};

/**
 * Puts a run on record, once per flow and subject. The same job asking again gets the same run. Another job gets it only
 * when the run has ended (its events were sent anew): then the run is opened again, and what it sent stays sent.
 * @returns the run's id; null when another job is at work on this subject, then there is nothing to do
 */
export async function startRun(run: RunStart, now: Date, tx: Tx = db): Promise<string | null> {
  const { flow, subjectKey, jobRunId } = run;
  await tx.automationRun.createMany({ data: { id: newId("run"), ...run, startedAt: now }, skipDuplicates: true });
  // One statement, so that of two jobs that reopen at once one gets it.
  await tx.automationRun.updateMany({
    where: { flow, subjectKey, endedAt: { not: null }, jobRunId: { not: jobRunId } },
    data: { jobRunId, endedAt: null, endReason: null, startedAt: now },
  });
  const found = await tx.automationRun.findUniqueOrThrow({
    where: { flow_subjectKey: { flow, subjectKey } },
    select: { id: true, jobRunId: true },
  });
  return found.jobRunId === jobRunId ? found.id : null;
}
