import { db } from "@/lib/db";

/** The coupons that were made for a person. */
export function exportCoupons(customerId: string) {
  return db.coupon.findMany({
    where: { customerId },
    orderBy: { id: "asc" },
    select: { code: true, flow: true, percentOff: true, validFrom: true, validUntil: true, redeemedAt: true },
  });
}
