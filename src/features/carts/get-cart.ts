import { findOffer } from "@/features/coupons/find-offer";
import { discountOf } from "@/features/coupons/rules";
import { db } from "@/lib/db";
import { findOpenCart } from "./rows";
import { couponMoment, isSellable, totalsOf } from "./rules";

/**
 * The visitor's open cart for the eye: lines at today's price and stock, sums in cents of KES, and the coupon typed in for it with what it
 * takes off, null when none counts now. Null when there is no cart.
 */
export async function getCart({ visitorId }: { visitorId: string }, now = new Date()) {
  const cart = await findOpenCart(db, visitorId);
  if (!cart) return null;
  const { id, email, revision, paymentStartedAt, lines } = cart;
  const totals = totalsOf(lines);
  const offer = await findOffer(cart.couponId, couponMoment(cart, now));
  const coupon = offer && {
    code: offer.code,
    percentOff: offer.percentOff,
    discountCents: discountOf(totals.subtotalCents, offer.percentOff),
  };
  return { id, email, revision, paymentStartedAt, lines, ...totals, coupon, sellable: isSellable(lines) };
}

/** How many pieces lie in the visitor's open cart; for the number in the header. */
export async function countItems({ visitorId }: { visitorId: string }): Promise<number> {
  const sum = await db.cartItem.aggregate({
    where: { cart: { visitorId, orderedAt: null, mergedAt: null } },
    _sum: { quantity: true },
  });
  return sum._sum.quantity ?? 0;
}
