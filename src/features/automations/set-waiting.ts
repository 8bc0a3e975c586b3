import { db } from "@/lib/db";

/** Notes which step a run waits for and until when (real time). A run that has ended waits for nothing: no effect then. */
export async function setWaiting(runId: string, step: string, until: Date): Promise<void> {
  await db.automationRun.updateMany({
    where: { id: runId, endedAt: null },
    data: { waitingFor: step, waitingUntil: until },
  });
}
