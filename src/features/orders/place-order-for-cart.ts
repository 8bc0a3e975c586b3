import { cartNotFound } from "@/features/carts/errors";
import { getCartFacts } from "@/features/carts/get-cart-facts";
import { lockCart } from "@/features/carts/lock-cart";
import { inTransaction } from "@/lib/db";
import { relaySoon } from "@/lib/outbox";
import { createOrder } from "./create-order";
import { cartChanged } from "./errors";
import type { PlaceOrderForCartInput } from "./schema";

/**
 * Staff place the order for an open cart, e.g. on the phone with the shopper, who can see it in his browser afterwards. When the
 * shopper was quicker, staff get his order.
 * @throws DomainError as `placeOrder`; nothing was changed then
 */
export async function placeOrderForCart(
  input: PlaceOrderForCartInput,
  staffMember: { id: string },
  now = new Date(),
): Promise<{ orderId: string; placedNow: boolean }> {
  const { cartId, ...placing } = input;
  const placed = await inTransaction(async (tx) => {
    if (!(await lockCart(tx, cartId))) throw cartNotFound();
    const cart = await getCartFacts(cartId, tx);
    if (!cart) throw cartNotFound();
    const { visitorId, order } = await tx.cart.findUniqueOrThrow({
      where: { id: cartId },
      select: { visitorId: true, order: { select: { id: true } } },
    });
    if (order) return { orderId: order.id, placedNow: false };
    if (cart.mergedAt) throw cartChanged();
    const by = { visitorId, customerLoginId: null, placedByStaffId: staffMember.id };
    return { orderId: await createOrder(tx, cart, placing, by, now), placedNow: true };
  });
  relaySoon();
  return placed;
}
