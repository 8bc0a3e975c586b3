import { db, type Tx } from "@/lib/db";
import { couponRefused, couponUnknown } from "./errors";
import { couponSelect, type Offer, toFacts, toOffer } from "./rows";
import { decideCoupon, parseCode } from "./rules";

/** What a coupon takes off at a moment; null when it does not count (redeemed, run out, not yet), or is none. */
export async function findOffer(couponId: string | null, at: Date): Promise<Offer | null> {
  const coupon = couponId && (await db.coupon.findUnique({ where: { id: couponId }, select: couponSelect }));
  return coupon && decideCoupon(toFacts(coupon), null, at) === "redeem" ? toOffer(coupon) : null;
}

/**
 * What a typed code takes off.
 * @param buyer the buyer's address, normalised; null while it is not known
 * @throws DomainError `coupons.unknown`, `coupons.redeemed`, `coupons.not_yet`, `coupons.expired`, `coupons.somebody_elses`, all with
 *   the field `couponCode`
 */
export async function getOffer(typed: string, buyer: string | null, at: Date, tx: Tx = db): Promise<Offer> {
  const code = parseCode(typed);
  const coupon = code && (await tx.coupon.findUnique({ where: { code }, select: couponSelect }));
  if (!coupon) throw couponUnknown();
  const decision = decideCoupon(toFacts(coupon), buyer, at);
  if (decision !== "redeem") throw couponRefused(decision);
  return toOffer(coupon);
}
