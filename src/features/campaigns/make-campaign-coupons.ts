import { makeCoupons } from "@/features/coupons/make-coupon";
import { DAY_MS } from "@/lib/time";
import type { ClaimedMail, SendingCampaign } from "./rows";

/** What the coupon of a block is for, for one person: `makeCoupons` makes one per purpose. */
export const campaignCoupon = (campaignId: string, blockId: string, customerId: string) =>
  `campaign:${campaignId}:${blockId}:${customerId}`;

/**
 * The codes of the campaign's coupon blocks for these mails, by mail and block: one coupon per person and block, the same when it is asked
 * again, all made at once. Empty for a campaign without a coupon.
 */
export async function makeCampaignCoupons(
  { id, content, startedAt }: SendingCampaign,
  mails: ClaimedMail[],
): Promise<Map<string, Record<string, string>>> {
  const wishes = content.blocks.flatMap((block) => {
    if (block.type !== "coupon") return [];
    const validUntil = new Date(startedAt.getTime() + block.validDays * DAY_MS);
    const offer = { flow: "campaign", percentOff: block.percentOff, validFrom: startedAt, validUntil };
    return mails.map((mail) => {
      const purpose = campaignCoupon(id, block.id, mail.customerId);
      return { mail, block, wish: { ...offer, purpose, customerId: mail.customerId } };
    });
  });
  const made = await makeCoupons(wishes.map(({ wish }) => wish));
  const codes = new Map<string, Record<string, string>>();
  for (const { mail, block, wish } of wishes) {
    const code = made.get(wish.purpose)?.code;
    if (code) codes.set(mail.id, { ...codes.get(mail.id), [block.id]: code });
  }
  return codes;
}
