import { db } from "@/lib/db";
import { DAY_MS } from "@/lib/time";

/** A provider repeats a webhook for 10 hours at most (FLOWS.md "Providers"); the rest is for whoever looks into a fault. */
const KEPT_MS = 30 * DAY_MS;

/** Deletes the receipts of webhooks older than 30 days. @returns how many */
export async function forgetReceipts(now: Date): Promise<number> {
  const { count } = await db.webhookReceipt.deleteMany({
    where: { receivedAt: { lt: new Date(now.getTime() - KEPT_MS) } },
  });
  return count;
}
