import { createHash } from "node:crypto";
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
  /** Of the flow's settings; unset: 0. */
  holdoutPercent?: number;
};

/**
 * Whether a person gets nothing of a flow, so that its lift can be told (FLOWS.md "Attribution"): always the same answer for the same
 * person and flow, for `percent` of all people. Nobody without an address.
 */
export function isHeldOut(flow: string, email: string | null, percent: number): boolean {
  if (!email || percent <= 0) return false;
  return createHash("sha256").update(`holdout|${flow}|${email}`).digest().readUInt32BE(0) / 2 ** 32 < percent / 100;
}

/**
 * Puts a run on record, once per flow and subject. The same job asking again gets the same run. Another job gets it only
 * when the run has ended (its events were sent anew): then the run is opened again, and what it sent stays sent.
 * @returns the run's id; null when there is nothing to do: another job is at work on this subject, or the person belongs to the flow's
 *   holdout, which is put on record as a run that has ended
 */
export async function startRun(
  { holdoutPercent = 0, ...run }: RunStart,
  now: Date,
  tx: Tx = db,
): Promise<string | null> {
  const { flow, subjectKey, jobRunId } = run;
  if (isHeldOut(flow, run.email, holdoutPercent)) {
    const held = { heldOutAt: now, endedAt: now, endReason: "held_out" };
    await tx.automationRun.createMany({
      data: { id: newId("run"), ...run, startedAt: now, ...held },
      skipDuplicates: true,
    });
    return null;
  }
  await tx.automationRun.createMany({ data: { id: newId("run"), ...run, startedAt: now }, skipDuplicates: true });
  // One statement, so that of two jobs that reopen at once one gets it.
  await tx.automationRun.updateMany({
    where: { flow, subjectKey, endedAt: { not: null }, jobRunId: { not: jobRunId } },
    data: { jobRunId, endedAt: null, endReason: null, heldOutAt: null, startedAt: now },
  });
  const found = await tx.automationRun.findUniqueOrThrow({
    where: { flow_subjectKey: { flow, subjectKey } },
    select: { id: true, jobRunId: true },
  });
  return found.jobRunId === jobRunId ? found.id : null;
}
