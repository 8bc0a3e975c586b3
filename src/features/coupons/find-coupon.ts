import { db } from "@/lib/db";

export type CouponState = { code: string; redeemedAt: Date | null; validUntil: Date };

/** How the coupon of a purpose stands (`makeCoupon`); null when none was made. One whose order was cancelled is not redeemed any more. */
export function getCouponState(purpose: string): Promise<CouponState | null> {
  return db.coupon.findUnique({ where: { purpose }, select: { code: true, redeemedAt: true, validUntil: true } });
}
