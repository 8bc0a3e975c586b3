import { findOrCreateCustomer } from "@/features/customers/find-or-create-customer";
import { inTransaction } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { normaliseEmail } from "@/lib/text";
import { ensureOpenCart } from "./ensure-open-cart";
import { cartUpdated } from "./events";
import type { AttachContactInput, Shopper } from "./schema";

/**
 * Remembers on the open cart whom a reminder would reach. The typed address proves nothing: it opens nothing of that
 * person's and changes nothing of theirs (QUALITY.md S6). Announced as an update only when the address is new to the cart.
 */
export async function attachContact(input: AttachContactInput, shopper: Shopper, now = new Date()): Promise<void> {
  const email = normaliseEmail(input.email);
  await inTransaction(async (tx) => {
    const cart = await ensureOpenCart(tx, shopper, now);
    if (cart.email === email && cart.customerId) return;
    const customerId = await findOrCreateCustomer(tx, { email, name: input.name ?? "" });
    await tx.cart.update({ where: { id: cart.id }, data: { email, customerId } });
    if (cart.email !== email && cart.lines.length > 0) await announce(tx, cartUpdated.create({ cartId: cart.id }));
  });
  relaySoon();
}
