import type { Tx } from "@/lib/db";
import { moreUrgentThan } from "./rules";

/**
 * When mails that are more urgent than those of a flow, and that a cap or the window holds back, are to go, by the address (normalised);
 * of several to one address the first. Who has none is missing.
 * @param flow null for a campaign
 * @param since those that should have gone before are taken for given up: now less `patienceMs`
 */
export async function listMoreUrgent(
  tx: Tx,
  emails: string[],
  flow: string | null,
  since: Date,
): Promise<Map<string, Date>> {
  const flows = moreUrgentThan(flow);
  if (flows.length === 0) return new Map();
  const rows = await tx.emailLog.groupBy({
    by: ["toEmail"],
    where: {
      ...{ toEmail: { in: emails }, stream: "marketing", flow: { in: flows }, deferredUntil: { gt: since } },
      ...{ acceptedAt: null, declinedAt: null, failedAt: null, unknownAt: null, sendingAt: null },
    },
    _min: { deferredUntil: true },
  });
  return new Map(rows.flatMap(({ toEmail, _min }) => (_min.deferredUntil ? [[toEmail, _min.deferredUntil]] : [])));
}
