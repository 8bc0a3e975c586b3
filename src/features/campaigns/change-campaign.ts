import { db } from "@/lib/db";
import { alreadyStarted, campaignNotFound } from "./errors";
import type { CampaignInput } from "./schema";

/**
 * Changes a campaign that has not begun; one that was scheduled stays so.
 * @throws DomainError conflict `campaigns.already_started`, not_found `campaigns.not_found`
 */
export async function changeCampaign(id: string, input: CampaignInput): Promise<void> {
  const { count } = await db.emailCampaign.updateMany({
    where: { id, startedAt: null, cancelledAt: null },
    data: input,
  });
  if (count > 0) return;
  throw (await db.emailCampaign.count({ where: { id } })) === 0 ? campaignNotFound() : alreadyStarted();
}
