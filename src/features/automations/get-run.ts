import { findPersonId } from "@/features/subscriptions/find-person-id";
import { db } from "@/lib/db";
import { runNotFound } from "./errors";
import { type RunLine, runSelect, type StepLine, stepSelect, toRunLine, toStepLine } from "./rows";

export type RunDetail = RunLine & {
  steps: StepLine[];
  /** Of whom the console has a page; null when nobody is known. */
  personId: string | null;
  /** The order that the run's cart became, if it did. */
  order: { id: string; number: number; placedAt: Date } | null;
};

/**
 * One run with everything it did, oldest first.
 * @throws DomainError `automations.run_not_found`
 */
export async function getRun(runId: string): Promise<RunDetail> {
  const row = await db.automationRun.findUnique({
    where: { id: runId },
    select: { ...runSelect, steps: { select: stepSelect, orderBy: { at: "asc" } } },
  });
  if (!row) throw runNotFound();
  const order = await db.order.findUnique({
    where: { cartId: row.subjectId },
    select: { id: true, number: true, placedAt: true },
  });
  const personId = row.customerId ?? (row.email ? await findPersonId(row.email) : null);
  return { ...toRunLine(row), steps: row.steps.map(toStepLine), personId, order };
}
