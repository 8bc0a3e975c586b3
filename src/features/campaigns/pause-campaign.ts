import { db } from "@/lib/db";
import { campaignNotFound, notInThisState } from "./errors";

/**
 * Stops a campaign that is being sent: within 2 s nothing goes out any more. Pausing it again changes nothing.
 * @throws DomainError conflict `campaigns.wrong_state`, not_found `campaigns.not_found`
 */
export async function pauseCampaign(id: string, now = new Date()): Promise<void> {
  const going = { id, scheduledAt: { not: null }, pausedAt: null, cancelledAt: null, finishedAt: null };
  const { count } = await db.emailCampaign.updateMany({ where: going, data: { pausedAt: now } });
  if (count > 0) return;
  const row = await db.emailCampaign.findUnique({ where: { id } });
  if (!row) throw campaignNotFound();
  if (!row.pausedAt || row.cancelledAt) throw notInThisState("Only a campaign that is being sent can be paused.");
}
