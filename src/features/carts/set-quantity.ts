import { productNotFound } from "@/features/catalog/errors";
import type { Tx } from "@/lib/db";
import { changeCart } from "./change-cart";
import { notEnoughStock } from "./errors";
import { putLine } from "./put-line";
import type { CartFacts } from "./rows";
import { mayHold } from "./rules";
import type { SetQuantityInput, Shopper } from "./schema";

/** Checks and stores a wanted quantity; true when that changed anything. */
export async function holdPieces(
  tx: Tx,
  cart: CartFacts,
  productId: string,
  wanted: (alreadyIn: number) => number,
  now: Date,
): Promise<boolean> {
  const alreadyIn = cart.lines.find((line) => line.productId === productId)?.quantity ?? 0;
  const quantity = wanted(alreadyIn);
  if (quantity === alreadyIn) return false;
  if (quantity > alreadyIn) {
    const product = await tx.product.findFirst({ where: { id: productId, archivedAt: null }, select: { stock: true } });
    if (!product) throw productNotFound();
    const decision = mayHold(quantity, product.stock, quantity > 0 ? alreadyIn : 0);
    if (!decision.ok) throw notEnoughStock(decision.message);
  }
  await putLine(tx, cart.id, productId, quantity, now);
  return true;
}

/**
 * Sets how many pieces of a product the cart holds; 0 takes it out. Fewer is always possible, also of what is sold out.
 * @throws DomainError `carts.not_enough_stock` with the number that is left, `catalog.product_not_found`; nothing changed then
 */
export function setQuantity(input: SetQuantityInput, shopper: Shopper, now = new Date()) {
  return changeCart(shopper, now, (tx, cart) => holdPieces(tx, cart, input.productId, () => input.quantity, now));
}
