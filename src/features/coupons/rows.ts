import type { Prisma } from "@/generated/prisma/client";
import type { CouponFacts } from "./rules";

/** What decides about a coupon, and what it gives. */
export const couponSelect = {
  id: true,
  code: true,
  percentOff: true,
  validFrom: true,
  validUntil: true,
  redeemedAt: true,
  customer: { select: { email: true } },
} satisfies Prisma.CouponSelect;

type CouponRow = Prisma.CouponGetPayload<{ select: typeof couponSelect }>;

export const toFacts = ({ customer, ...row }: CouponRow): CouponFacts => ({ ...row, email: customer?.email ?? null });

/** What a coupon that counts takes off. */
export type Offer = { id: string; code: string; percentOff: number };

export const toOffer = ({ id, code, percentOff }: CouponRow): Offer => ({ id, code, percentOff });
