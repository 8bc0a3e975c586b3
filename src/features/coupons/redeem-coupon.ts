import type { Tx } from "@/lib/db";
import { couponRefused } from "./errors";
import { getOffer } from "./find-offer";
import type { Offer } from "./rows";

/**
 * Redeems a typed code in the transaction of the order, once: of two orders at the same time one gets it.
 * @param at the moment that counts for the coupon's time, see `couponMoment`
 * @throws DomainError as `getOffer`; the caller's transaction is lost then
 */
export async function redeemCoupon(
  tx: Tx,
  typed: string,
  buyer: { email: string; customerId: string },
  { at, now }: { at: Date; now: Date },
): Promise<Offer> {
  // A mail about a coupon is handed over under the lock of its person, then of the coupon: the same order here.
  await tx.$queryRaw`SELECT id FROM customer WHERE id = ${buyer.customerId} FOR KEY SHARE`;
  const offer = await getOffer(typed, buyer.email, at, tx);
  const { count } = await tx.coupon.updateMany({
    where: { id: offer.id, redeemedAt: null },
    data: { redeemedAt: now },
  });
  if (count === 0) throw couponRefused("redeemed");
  return offer;
}

/** Gives a coupon back because its order was cancelled: until it runs out it counts again. Twice is the same as once. */
export async function returnCoupon(tx: Tx, couponId: string): Promise<void> {
  await tx.coupon.updateMany({ where: { id: couponId }, data: { redeemedAt: null } });
}
