import { db, type Tx } from "@/lib/db";
import { type CartFacts, cartSelect, toCart } from "./rows";

/**
 * What is true of a cart in this moment, open or closed; null when there is none of that id. Inside a transaction that holds
 * `lockCart` it stays true until the end of it.
 */
export async function getCartFacts(cartId: string, tx?: Tx): Promise<CartFacts | null> {
  const row = await (tx ?? db).cart.findUnique({ where: { id: cartId }, select: cartSelect });
  return row && toCart(row);
}
