import { changeCart } from "./change-cart";
import type { AddItemInput, Shopper } from "./schema";
import { holdPieces } from "./set-quantity";

/**
 * Adds pieces of a product to the shopper's open cart, which begins with the first one. Never more than can be sold now.
 * @throws DomainError `carts.not_enough_stock` with the number that is left, `catalog.product_not_found`; nothing changed then
 */
export function addItem({ productId, quantity = 1 }: AddItemInput, shopper: Shopper, now = new Date()) {
  return changeCart(shopper, now, (tx, cart) =>
    holdPieces(tx, cart, productId, (alreadyIn) => alreadyIn + Number(quantity), now),
  );
}
