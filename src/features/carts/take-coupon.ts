import { getOffer } from "@/features/coupons/find-offer";
import { db, inTransaction } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { applyCoupon } from "./change-coupon";
import { ensureOpenCart } from "./ensure-open-cart";
import { type CartFacts, findOpenCart } from "./rows";
import { couponMoment } from "./rules";
import type { Shopper, TakeCouponInput } from "./schema";

/** What a coupon's link would do; `inCart`: it counts for the cart already. Else why it would not, as a sentence. */
export type CouponLook = { code: string; percentOff: number; inCart: boolean } | { refusal: string };

const buyerOf = (cart: Pick<CartFacts, "email"> | null, { customer }: Shopper) =>
  cart?.email ?? customer?.email ?? null;

/** What the link of a coupon in a mail leads to. Changes nothing: scanners follow links. */
export async function lookAtCoupon(
  { couponCode }: TakeCouponInput,
  shopper: Shopper | null,
  now = new Date(),
): Promise<CouponLook> {
  const cart = shopper && (await findOpenCart(db, shopper.visitorId));
  const buyer = shopper && buyerOf(cart, shopper);
  try {
    const { id, code, percentOff } = await getOffer(couponCode, buyer, cart ? couponMoment(cart, now) : now);
    return { code, percentOff, inCart: cart?.couponId === id };
  } catch (error) {
    if (error instanceof DomainError) return { refusal: error.message };
    throw error;
  }
}

/**
 * Puts the coupon of a link into the shopper's open cart, which begins with it if need be; it is redeemed with the order only. Twice is the
 * same as once; another coupon takes the place of the one before.
 * @throws DomainError as `getOffer`; nothing changed then
 */
export async function takeCoupon({ couponCode }: TakeCouponInput, shopper: Shopper, now = new Date()) {
  const known = await findOpenCart(db, shopper.visitorId);
  await getOffer(couponCode, buyerOf(known, shopper), known ? couponMoment(known, now) : now);
  const cart = await inTransaction((tx) => ensureOpenCart(tx, shopper, now));
  return applyCoupon({ couponCode, email: buyerOf(cart, shopper) ?? undefined }, shopper, now);
}
