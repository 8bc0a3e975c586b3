import { db, type Tx } from "@/lib/db";

export type CouponState = { code: string; percentOff: number; validUntil: Date; redeemedAt: Date | null };

/** How the coupon of a purpose stands (`makeCoupon`); null when none was made. One whose order was cancelled is not redeemed any more. */
export function getCouponState(purpose: string, tx: Tx = db): Promise<CouponState | null> {
  return tx.coupon.findUnique({
    where: { purpose },
    select: { code: true, percentOff: true, validUntil: true, redeemedAt: true },
  });
}

/** The same, and it stays so until the transaction ends: an order that redeems it waits until then. */
export async function holdCoupon(tx: Tx, purpose: string): Promise<CouponState | null> {
  await tx.$queryRaw`SELECT id FROM coupon WHERE purpose = ${purpose} FOR UPDATE`;
  return getCouponState(purpose, tx);
}
