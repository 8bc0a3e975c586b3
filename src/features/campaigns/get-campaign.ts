import { db } from "@/lib/db";
import { campaignNotFound } from "./errors";
import { toCampaignInput } from "./rows";
import { type CampaignState, campaignStateOf } from "./rules";
import type { CampaignInput } from "./schema";

export type CampaignDetail = CampaignInput & {
  id: string;
  state: CampaignState;
  scheduledAt: Date | null;
  startedAt: Date | null;
  finishedAt: Date | null;
  testSentAt: Date | null;
  updatedAt: Date;
};

/**
 * A campaign as its page knows it.
 * @throws DomainError not_found `campaigns.not_found`
 */
export async function getCampaign(id: string): Promise<CampaignDetail> {
  const row = await db.emailCampaign.findUnique({ where: { id } });
  if (!row) throw campaignNotFound();
  const { scheduledAt, startedAt, finishedAt, testSentAt, updatedAt } = row;
  const times = { scheduledAt, startedAt, finishedAt, testSentAt, updatedAt };
  return { ...toCampaignInput(row), id, state: campaignStateOf(row), ...times };
}
