import { z } from "zod";

export const couponStandings = ["open", "redeemed", "over", "not_yet"] as const;

/** Where a coupon stands. `over`: it ran out and nobody used it. */
export type CouponStanding = (typeof couponStandings)[number];

export const couponFilter = z.object({
  /** A code however it is typed or its beginning, or a part of the person's name or address. */
  search: z.string().trim().max(254).optional(),
  state: z.enum(couponStandings).optional(),
  /** Who made it: a flow's folder, or `campaign`. */
  flow: z.string().max(60).optional(),
  cursor: z.string().max(60).nullish(),
});

export type CouponFilter = z.input<typeof couponFilter>;
