import { makeCoupon } from "@/features/coupons/make-coupon";
import { DAY_MS } from "@/lib/time";
import type { ClaimedMail, SendingCampaign } from "./rows";

/** What the coupon of a block is for, for one person: `makeCoupon` makes one per purpose. */
export const campaignCoupon = (campaignId: string, blockId: string, customerId: string) =>
  `campaign:${campaignId}:${blockId}:${customerId}`;

const AT_ONCE = 8;

/**
 * The codes of the campaign's coupon blocks for these mails, by mail and block: one coupon per person and block, the same when it is asked
 * again. Empty for a campaign without a coupon.
 */
export async function makeCampaignCoupons(
  campaign: SendingCampaign,
  mails: ClaimedMail[],
): Promise<Map<string, Record<string, string>>> {
  const blocks = campaign.content.blocks.flatMap((block) => (block.type === "coupon" ? [block] : []));
  const codes = new Map<string, Record<string, string>>();
  if (blocks.length === 0) return codes;
  const { startedAt } = campaign;
  const makeFor = async (mail: ClaimedMail) => {
    const own: Record<string, string> = {};
    for (const { id, percentOff, validDays } of blocks) {
      const validUntil = new Date(startedAt.getTime() + validDays * DAY_MS);
      const purpose = campaignCoupon(campaign.id, id, mail.customerId);
      const wish = {
        purpose,
        flow: "campaign",
        customerId: mail.customerId,
        percentOff,
        validFrom: startedAt,
        validUntil,
      };
      own[id] = (await makeCoupon(wish)).code;
    }
    codes.set(mail.id, own);
  };
  for (let from = 0; from < mails.length; from += AT_ONCE)
    await Promise.all(mails.slice(from, from + AT_ONCE).map(makeFor));
  return codes;
}
