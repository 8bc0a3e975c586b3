import { getOffer } from "@/features/coupons/find-offer";
import { db } from "@/lib/db";
import { normaliseEmail } from "@/lib/text";
import { cartNotFound } from "./errors";
import { findOpenCart, isOpen } from "./rows";
import { couponMoment } from "./rules";
import type { ApplyCouponInput } from "./schema";

/**
 * Keeps a coupon for the visitor's open cart; it is redeemed with the order only. The lines, their revision and reminders stay as they are.
 * @param email the buyer's, as far as it is known: a coupon of somebody else's is refused
 * @returns what it takes off, per cent of the pieces
 * @throws DomainError `carts.not_found`, and as `getOffer`
 */
export async function applyCoupon(
  { couponCode, email }: ApplyCouponInput,
  { visitorId }: { visitorId: string },
  now = new Date(),
): Promise<{ code: string; percentOff: number }> {
  const cart = await findOpenCart(db, visitorId);
  if (!cart) throw cartNotFound();
  const buyer = email ? normaliseEmail(email) : null;
  const { id, code, percentOff } = await getOffer(couponCode, buyer, couponMoment(cart, now));
  const { count } = await db.cart.updateMany({ where: { id: cart.id, ...isOpen }, data: { couponId: id } });
  if (count === 0) throw cartNotFound();
  return { code, percentOff };
}

/** Takes the coupon off the visitor's open cart, if there is one. */
export async function dropCoupon({ visitorId }: { visitorId: string }): Promise<void> {
  await db.cart.updateMany({ where: { visitorId, ...isOpen }, data: { couponId: null } });
}
