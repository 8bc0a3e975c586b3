import { db } from "@/lib/db";

/** The run that a job at Inngest works on, with what it was waiting for; null when it never got as far as to begin one. */
export function findRunOfJob(jobRunId: string) {
  return db.automationRun.findFirst({
    where: { jobRunId },
    select: {
      id: true,
      subjectId: true,
      subjectKey: true,
      email: true,
      startedAt: true,
      waitingFor: true,
      endedAt: true,
      steps: { select: { step: true, outcome: true } },
    },
  });
}
