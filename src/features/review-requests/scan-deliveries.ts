import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { switchedOff } from "@/features/automations/rules";
import type { ScanPage } from "@/features/automations/scan-pages";
import { inTransaction } from "@/lib/db";
import { env } from "@/lib/env";
import { announce, relaySoon } from "@/lib/outbox";
import { DAY_MS, MINUTE_MS, shopMoment } from "@/lib/time";
import { deliveryFound } from "./events";
import { listUnasked } from "./rows";
import { FOUND_LATE_MS, REVIEW_REQUESTS } from "./rules";

/** Orders told of in one transaction. */
const PAGE = 500;

/**
 * Announces the deliveries that no run was begun for, a page of orders at a time: those up to now whose request is due, or was at most 14
 * days ago, and those it is not due for yet. A second scan finds those again that have no run yet, and a run begins once. A flow that
 * is switched off finds nothing.
 * @param date `YYYY-MM-DD`: up to the end of that day; null: up to now
 * @param afterId the last order of the page before; empty at first
 */
export async function scanDeliveries(date: string | null, afterId: string, now: Date): Promise<ScanPage> {
  const settings = await getFlowSettings();
  if (switchedOff(settings, REVIEW_REQUESTS)) return { found: 0, lastId: afterId, more: false };
  const until = date ? new Date(shopMoment(date, 0).getTime() + DAY_MS) : now;
  const wait = settings.reviewRequests.requestAfterMinutes * MINUTE_MS;
  const from = new Date(until.getTime() - (wait + FOUND_LATE_MS) / env().AUTOMATION_TIME_SCALE);
  const orders = await listUnasked(from, until, afterId, PAGE);
  await inTransaction(async (tx) => {
    for (const orderId of orders) await announce(tx, deliveryFound.create({ orderId }));
  });
  relaySoon();
  return { found: orders.length, lastId: orders.at(-1) ?? afterId, more: orders.length === PAGE };
}
