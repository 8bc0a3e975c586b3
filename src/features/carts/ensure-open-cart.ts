import type { Tx } from "@/lib/db";
import { newId } from "@/lib/id";
import { lockCart } from "./lock-cart";
import { type CartFacts, findOpenCart } from "./rows";
import type { Shopper } from "./schema";

/**
 * The shopper's one open cart, made if need be and locked until the caller's transaction ends. However many requests ask
 * at once they get the same cart (unique cart_open_once_per_visitor). A signed-in shopper's cart knows the account's address.
 */
export async function ensureOpenCart(tx: Tx, { visitorId, customer }: Shopper, now: Date): Promise<CartFacts> {
  // Between finding a cart and holding its lock it may become an order; then the next round makes a new one.
  for (let round = 0; round < 5; round++) {
    await tx.cart.createMany({
      data: {
        id: newId("cart"),
        visitorId,
        email: customer?.email ?? null,
        customerId: customer?.customerId ?? null,
        changedAt: now,
        createdAt: now,
      },
      skipDuplicates: true,
    });
    const found = await findOpenCart(tx, visitorId);
    if (!found || !(await lockCart(tx, found.id))) continue;
    const locked = await findOpenCart(tx, visitorId);
    if (locked?.id === found.id) return locked;
  }
  throw new Error("No open cart could be held: it was ordered or moved five times in a row");
}
