import { getCouponState } from "@/features/coupons/find-coupon";
import { db } from "@/lib/db";
import { compileCampaign } from "./compile-campaign";
import { campaignMailNotFound } from "./errors";
import { campaignCoupon } from "./make-campaign-coupons";
import { type CampaignPreview, fillPreview } from "./preview-campaign";
import { toCampaignInput, toShownProducts } from "./rows";

/**
 * What a campaign's mail said to its reader, drawn again by the way of the real one: the words do not change once a campaign has begun, the
 * products are those it began with, the name and the coupon are the reader's. Its ways out lead nowhere, its links are not tracked.
 * Changes nothing.
 * @throws DomainError not_found `campaigns.mail_not_found`: no mail of a campaign, or one that never went
 */
export async function getCampaignMail(emailLogId: string): Promise<CampaignPreview> {
  const mail = await db.emailLog.findUnique({ where: { id: emailLogId }, include: { campaign: true } });
  const { campaign, customerId, toName } = mail ?? {};
  if (!mail?.sendingAt || !campaign?.startedAt) throw campaignMailNotFound();
  const words = { ...toCampaignInput(campaign), shownProducts: toShownProducts(campaign) };
  const blocks = words.content.blocks.filter(({ type }) => type === "coupon");
  const codes = blocks.map(async ({ id }) => {
    const coupon = customerId && (await getCouponState(campaignCoupon(campaign.id, id, customerId)));
    return [id, coupon ? coupon.code : ""];
  });
  const template = await compileCampaign(words, campaign.startedAt);
  return fillPreview(template, toName ?? null, Object.fromEntries(await Promise.all(codes)));
}
