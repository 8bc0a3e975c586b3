import { db, type Tx } from "@/lib/db";

/**
 * Ends a run with the reason that staff will read (`completed`, or a code of `reasonWords`). The first end stays: a second
 * one has no effect.
 * @returns true when this call ended it
 */
export async function endRun(runId: string, reason: string, now: Date, tx: Tx = db): Promise<boolean> {
  const { count } = await tx.automationRun.updateMany({
    where: { id: runId, endedAt: null },
    data: { endedAt: now, endReason: reason, waitingFor: null, waitingUntil: null },
  });
  return count > 0;
}
