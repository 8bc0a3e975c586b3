import { cartNotFound } from "@/features/carts/errors";
import { getCartFacts } from "@/features/carts/get-cart-facts";
import { lockCart } from "@/features/carts/lock-cart";
import type { Shopper } from "@/features/carts/schema";
import { inTransaction } from "@/lib/db";
import { relaySoon } from "@/lib/outbox";
import { createOrder } from "./create-order";
import { cartChanged } from "./errors";
import type { PlaceOrderInput } from "./schema";

/**
 * Places the order for the shopper's own cart: all of it or nothing. However often and by however many ways the same cart is
 * submitted (twice, by staff meanwhile), there is one order, and everybody gets that one.
 * @throws DomainError `carts.not_found` (also somebody else's), `carts.empty`, `orders.cart_changed`, `orders.out_of_stock`,
 *   `orders.mpesa_code_used`, `coupons.…` (a coupon that does not count is never left out silently); nothing was changed then
 */
export async function placeOrder(
  input: PlaceOrderInput,
  { visitorId, customer }: Shopper,
  now = new Date(),
): Promise<{ orderId: string; placedNow: boolean }> {
  const { cartId, revision, ...placing } = input;
  const placed = await inTransaction(async (tx) => {
    if (!(await lockCart(tx, cartId))) throw cartNotFound();
    const own = await tx.cart.findFirst({
      where: { id: cartId, visitorId },
      select: { order: { select: { id: true } } },
    });
    const cart = own && (await getCartFacts(cartId, tx));
    if (!cart) throw cartNotFound();
    if (own.order) return { orderId: own.order.id, placedNow: false };
    if (cart.mergedAt || cart.revision !== revision) throw cartChanged();
    const by = { visitorId, customerLoginId: customer?.loginId ?? null, placedByStaffId: null };
    return { orderId: await createOrder(tx, cart, placing, by, now), placedNow: true };
  });
  relaySoon();
  return placed;
}
