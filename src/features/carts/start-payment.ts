import { inTransaction } from "@/lib/db";
import { cartEmpty, cartNotFound } from "./errors";
import { lockCart } from "./lock-cart";
import { findOpenCart } from "./rows";

/**
 * Notes that the shopper went to pay by M-Pesa: reminders wait for 30 minutes from then on (FLOWS.md).
 * @throws DomainError `carts.not_found`, `carts.empty`
 */
export async function startPayment(
  { visitorId }: { visitorId: string },
  now = new Date(),
): Promise<{ cartId: string }> {
  return inTransaction(async (tx) => {
    const cart = await findOpenCart(tx, visitorId);
    if (!cart || !(await lockCart(tx, cart.id))) throw cartNotFound();
    if (cart.lines.length === 0) throw cartEmpty();
    const { count } = await tx.cart.updateMany({
      where: { id: cart.id, orderedAt: null, mergedAt: null },
      data: { paymentStartedAt: now },
    });
    if (count === 0) throw cartNotFound();
    return { cartId: cart.id };
  });
}
