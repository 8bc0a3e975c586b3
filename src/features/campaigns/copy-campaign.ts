import { truncate } from "@/lib/text";
import { createCampaign } from "./create-campaign";
import { getCampaign } from "./get-campaign";
import { campaignInput } from "./schema";

/**
 * A new draft with the words and the audience of another campaign.
 * @throws DomainError not_found `campaigns.not_found`
 */
export async function copyCampaign(id: string, staff: { id: string }): Promise<{ id: string }> {
  const campaign = await getCampaign(id);
  return createCampaign({ ...campaignInput.parse(campaign), name: `${truncate(campaign.name, 110)} (copy)` }, staff);
}
