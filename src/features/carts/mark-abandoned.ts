import { inTransaction } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { cartAbandoned } from "./events";
import { getCartFacts } from "./get-cart-facts";
import { lockCart } from "./lock-cart";
import { type AbandonReason, mayAbandon, totalsOf } from "./rules";

/**
 * Marks a cart as left alone and announces `carts/cart.abandoned`, once per revision however often it is asked. The caller
 * knows that the idle time is over.
 * @param revision the lines it is about; null for the present ones
 * @returns whether it was marked now, and why not otherwise
 */
export async function markAbandoned(
  cartId: string,
  revision: number | null,
  now = new Date(),
): Promise<{ abandoned: boolean; reason: AbandonReason | "not_found" }> {
  const reason = await inTransaction(async (tx) => {
    if (!(await lockCart(tx, cartId))) return "not_found" as const;
    const cart = await getCartFacts(cartId, tx);
    if (!cart) return "not_found" as const;
    const decision = mayAbandon({ ...cart, ...totalsOf(cart.lines) }, revision);
    if (decision !== "abandoned") return decision;
    await tx.cart.update({ where: { id: cartId }, data: { abandonedAt: now } });
    await announce(tx, cartAbandoned.create({ cartId }));
    return decision;
  });
  if (reason === "abandoned") relaySoon();
  return { abandoned: reason === "abandoned", reason };
}
