import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { startRun } from "@/features/automations/start-run";
import { findOrder } from "./rows";
import { REVIEW_REQUESTS } from "./rules";

/** What a run of the flow carries from step to step. `anchor`: the delivery, as an ISO time. */
export type RequestRun = { id: string; orderId: string; anchor: string };

/**
 * Puts the run for a delivered order on record, once.
 * @returns null when the order is gone or not delivered, another job is at work on it, or its owner is held out
 */
export async function beginRequest(orderId: string, jobRunId: string, now: Date): Promise<RequestRun | null> {
  const order = await findOrder(orderId);
  if (!order?.deliveredAt) return null;
  const { email, customerId, deliveredAt } = order;
  const { holdoutPercent } = (await getFlowSettings()).reviewRequests;
  const subject = { subjectKey: orderId, subjectId: orderId, email, customerId };
  const id = await startRun({ flow: REVIEW_REQUESTS, ...subject, jobRunId, holdoutPercent }, now);
  return id === null ? null : { id, orderId, anchor: deliveredAt.toISOString() };
}
