import type { Tx } from "@/lib/db";

/** Closes the cart because it became an order, in the order's transaction, which holds `lockCart`. */
export async function closeCart(
  tx: Tx,
  cartId: string,
  buyer: { email: string; customerId: string },
  now: Date,
): Promise<void> {
  await tx.cart.update({ where: { id: cartId }, data: { ...buyer, orderedAt: now } });
}
