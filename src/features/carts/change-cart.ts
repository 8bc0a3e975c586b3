import { inTransaction, type Tx } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { ensureOpenCart } from "./ensure-open-cart";
import { cartUpdated } from "./events";
import type { CartFacts } from "./rows";
import type { Shopper } from "./schema";

/**
 * Notes a change of the lines: the next revision begins, the idle time starts anew, a payment under way is for another
 * amount now; and announces it once, all in the caller's transaction.
 */
export async function recordChange(tx: Tx, cartId: string, now: Date): Promise<void> {
  await tx.cart.update({
    where: { id: cartId },
    data: { revision: { increment: 1 }, changedAt: now, abandonedAt: null, paymentStartedAt: null },
  });
  await announce(tx, cartUpdated.create({ cartId }));
}

/**
 * Runs `change` on the shopper's locked open cart. What it throws undoes everything; when it answers that the lines changed,
 * the change is recorded and announced with it, in one transaction.
 * @returns the cart's id
 */
export async function changeCart(
  shopper: Shopper,
  now: Date,
  change: (tx: Tx, cart: CartFacts) => Promise<boolean>,
): Promise<{ cartId: string }> {
  const cartId = await inTransaction(async (tx) => {
    const cart = await ensureOpenCart(tx, shopper, now);
    if (await change(tx, cart)) await recordChange(tx, cart.id, now);
    return cart.id;
  });
  relaySoon();
  return { cartId };
}
