import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { DAY_MS } from "@/lib/time";
import { signToken, verifyToken } from "@/lib/tokens";
import { changeCart } from "./change-cart";
import { cartNotFound } from "./errors";
import { getCartFacts } from "./get-cart-facts";
import { putLine } from "./put-line";
import type { Shopper } from "./schema";

/** A link in a mail works for this long; older reminders lead to a cart nobody remembers. */
const LINK_LIFETIME_MS = 60 * DAY_MS;

/** The signed link that shows a cart's lines to whoever holds it, for mails. Following it changes nothing. */
export function restoreCartUrl(cartId: string, now = new Date()): string {
  const token = signToken("restore-cart", cartId, new Date(now.getTime() + LINK_LIFETIME_MS));
  return `${env().APP_URL}/cart/restore/${token}`;
}

async function readLink(token: string, now: Date) {
  const cartId = verifyToken("restore-cart", token, now);
  const cart = cartId && (await getCartFacts(cartId));
  if (!cart) throw cartNotFound();
  return cart;
}

/**
 * The lines behind a restore link, at today's price and stock, without a word about whose they were.
 * @returns `ordered` when the cart has become an order meanwhile; `own` when it is the visitor's open cart already
 * @throws DomainError `carts.not_found` for a link that is forged, expired, or of a cart that is gone
 */
export async function getRestorableCart(token: string, visitorId: string | null, now = new Date()) {
  const cart = await readLink(token, now);
  const owner = visitorId && (await db.cart.findFirst({ where: { id: cart.id, visitorId }, select: { id: true } }));
  const open = !cart.orderedAt && !cart.mergedAt;
  return { lines: cart.lines, ordered: cart.orderedAt !== null, own: Boolean(owner) && open };
}

/**
 * Copies the lines behind a restore link into the shopper's own open cart: as many pieces as can be sold, never fewer than
 * lie there already, and not the address. Pressed twice it is the same as once.
 * @throws DomainError `carts.not_found`
 */
export async function restoreCart(token: string, shopper: Shopper, now = new Date()): Promise<{ cartId: string }> {
  const source = await readLink(token, now);
  return changeCart(shopper, now, async (tx, cart) => {
    let changed = false;
    for (const line of source.lines) {
      const held = cart.lines.find((one) => one.productId === line.productId)?.quantity ?? 0;
      const wanted = Math.max(held, Math.min(line.quantity, line.stock));
      if (wanted === held) continue;
      await putLine(tx, cart.id, line.productId, wanted, now);
      changed = true;
    }
    return changed;
  });
}
