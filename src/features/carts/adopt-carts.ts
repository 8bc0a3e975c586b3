import { inTransaction, type Tx } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import type { CustomerIdentity } from "@/lib/session";
import { recordChange } from "./change-cart";
import { ensureOpenCart } from "./ensure-open-cart";
import { cartUpdated } from "./events";
import { getCartFacts } from "./get-cart-facts";
import { lockCarts } from "./lock-cart";
import { putLine } from "./put-line";
import { type CartFacts, isOpen } from "./rows";

/** Moves the lines of `from` into `into`, as many pieces as can be sold, notes its coupon if it has none, and closes `from`. Both are locked. */
async function mergeInto(tx: Tx, into: CartFacts, from: CartFacts, now: Date): Promise<void> {
  for (const line of from.lines) {
    const held = into.lines.find((one) => one.productId === line.productId);
    const wanted = Math.min((held?.quantity ?? 0) + line.quantity, Math.max(line.stock, held?.quantity ?? 0));
    if (wanted === (held?.quantity ?? 0)) continue;
    await putLine(tx, into.id, line.productId, wanted, now);
    if (held) held.quantity = wanted;
    else into.lines.push({ ...line, quantity: wanted });
  }
  into.couponId ??= from.couponId;
  await tx.cart.update({ where: { id: from.id }, data: { mergedIntoId: into.id, mergedAt: now } });
  // A reminder that waits for the closed cart must learn of it.
  await announce(tx, cartUpdated.create({ cartId: from.id }));
}

/**
 * After signing in: the guest's cart becomes the account's, and what lies in open carts of other browsers signed in with the
 * same account moves into it, line by line, never more than can be sold. Only browsers that signed in count; a cart to which
 * somebody merely typed the address is left alone (QUALITY.md S6). Twice is the same as once.
 */
export async function adoptCarts(visitorId: string, customer: CustomerIdentity, now = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    const { customerId } = customer;
    const others = customerId
      ? await tx.cart.findMany({
          where: { ...isOpen, visitorId: { not: visitorId }, visitor: { customerId }, items: { some: {} } },
          select: { id: true },
        })
      : [];
    const own = await tx.cart.findFirst({ where: { visitorId, ...isOpen }, select: { id: true } });
    if (!own && others.length === 0) return;
    await lockCarts(
      tx,
      [...others, ...(own ? [own] : [])].map((cart) => cart.id),
    );
    const into = await ensureOpenCart(tx, { visitorId, customer }, now);
    const sources = (await Promise.all(others.map(({ id }) => getCartFacts(id, tx)))).filter(
      (cart): cart is CartFacts => cart !== null && !cart.orderedAt && !cart.mergedAt,
    );
    for (const source of sources) await mergeInto(tx, into, source, now);
    const newAddress = into.email !== customer.email && into.lines.length > 0;
    await tx.cart.update({
      where: { id: into.id },
      data: { email: customer.email, customerId: customerId ?? null, couponId: into.couponId },
    });
    if (sources.length > 0) await recordChange(tx, into.id, now);
    else if (newAddress) await announce(tx, cartUpdated.create({ cartId: into.id }));
  });
  relaySoon();
}
