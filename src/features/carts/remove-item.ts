import type { Shopper } from "./schema";
import { setQuantity } from "./set-quantity";

/** Takes a product out of the shopper's open cart; one that is not in it changes nothing. */
export function removeItem({ productId }: { productId: string }, shopper: Shopper, now = new Date()) {
  return setQuantity({ productId, quantity: 0 }, shopper, now);
}
