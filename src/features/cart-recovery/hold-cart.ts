import { getCartFacts } from "@/features/carts/get-cart-facts";
import { lockCart } from "@/features/carts/lock-cart";
import { hasOrderSince } from "@/features/orders/has-order-since";
import type { Tx } from "@/lib/db";
import type { ReminderRun } from "./begin-reminders";
import { type StopReason, stopByCart } from "./rules";

/**
 * Keeps the cart and its owner's orders as they are until the transaction ends, and says why no reminder may go, or null.
 * While a mail is handed over under this hold no order can be committed: one that came first is seen here, one that
 * comes later waits (QUALITY.md R4).
 */
export async function holdCart(tx: Tx, run: ReminderRun): Promise<StopReason | null> {
  await lockCart(tx, run.cartId);
  const cart = await getCartFacts(run.cartId, tx);
  if (!cart) return "cart_gone";
  // An order of another cart (another phone, staff) refers to the same person: its foreign key waits for this lock.
  if (cart.customerId) await tx.$queryRaw`SELECT id FROM customer WHERE id = ${cart.customerId} FOR UPDATE`;
  const { email, customerId } = cart;
  return stopByCart(cart, run.revision, await hasOrderSince({ email, customerId }, cart.changedAt, tx));
}
