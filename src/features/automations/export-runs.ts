import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";

export type RunOwner = { email: string; customerId: string | null };

/** Runs of a person, or about this address (normalised). */
export const runsOf = ({ email, customerId }: RunOwner): Prisma.AutomationRunWhereInput => ({
  OR: [{ email }, ...(customerId ? [{ customerId }] : [])],
});

/** A person's ways through the flows, with what each step did. Changes nothing. */
export function exportRuns(owner: RunOwner) {
  return db.automationRun.findMany({
    where: runsOf(owner),
    orderBy: { id: "asc" },
    select: {
      ...{ flow: true, email: true, startedAt: true, heldOutAt: true, endedAt: true, endReason: true },
      steps: { orderBy: { at: "asc" }, select: { step: true, outcome: true, reason: true, at: true } },
    },
  });
}
