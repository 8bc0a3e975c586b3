import { db } from "@/lib/db";

/** What came of the coupons that one flow, or the campaigns, made; money in cents of KES. */
export type CouponCounts = {
  /** A flow's folder, or `campaign`; null: made by none of them. */
  flow: string | null;
  made: number;
  redeemed: number;
  /** Can be used at this moment. */
  open: number;
  /** What they took off, and what the orders that they went into came to. */
  discountCents: number;
  orderedCents: number;
};

/** The coupons by who made them, most redeemed first. An order that was cancelled gave its coupon back. */
export const countCoupons = (now = new Date()) => db.$queryRaw<CouponCounts[]>`
  SELECT c.flow, count(*)::int AS made, count(c.redeemed_at)::int AS redeemed,
    (count(*) FILTER (WHERE c.redeemed_at IS NULL AND c.valid_from <= ${now} AND c.valid_until > ${now}))::int AS open,
    coalesce(sum(o.discount_cents), 0)::float8 AS "discountCents", coalesce(sum(o.total_cents), 0)::float8 AS "orderedCents"
  FROM coupon c LEFT JOIN "order" o ON o.coupon_id = c.id AND o.cancelled_at IS NULL
  GROUP BY c.flow ORDER BY redeemed DESC, made DESC, c.flow`;
