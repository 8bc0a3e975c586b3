import { db } from "@/lib/db";
import { findOpenCart } from "./rows";
import { isSellable, totalsOf } from "./rules";

/** The visitor's open cart for the eye: lines at today's price and stock, sums in cents of KES. Null when there is none. */
export async function getCart({ visitorId }: { visitorId: string }) {
  const cart = await findOpenCart(db, visitorId);
  if (!cart) return null;
  const { id, email, revision, paymentStartedAt, lines } = cart;
  return { id, email, revision, paymentStartedAt, lines, ...totalsOf(lines), sellable: isSellable(lines) };
}

/** How many pieces lie in the visitor's open cart; for the number in the header. */
export async function countItems({ visitorId }: { visitorId: string }): Promise<number> {
  const sum = await db.cartItem.aggregate({
    where: { cart: { visitorId, orderedAt: null, mergedAt: null } },
    _sum: { quantity: true },
  });
  return sum._sum.quantity ?? 0;
}
