import type { Tx } from "@/lib/db";

/** Deletes the coupons of a person that were not redeemed, in the caller's transaction; the others belong to orders. @returns how many */
export async function eraseCoupons(tx: Tx, customerId: string): Promise<number> {
  return (await tx.coupon.deleteMany({ where: { customerId, redeemedAt: null } })).count;
}
