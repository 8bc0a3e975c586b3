import type { Tx } from "@/lib/db";
import { newId } from "@/lib/id";

/** Sets how many pieces of a product the cart holds, in the caller's transaction; 0 takes the line out. */
export async function putLine(tx: Tx, cartId: string, productId: string, quantity: number, now: Date): Promise<void> {
  if (quantity === 0) {
    await tx.cartItem.deleteMany({ where: { cartId, productId } });
    return;
  }
  await tx.cartItem.upsert({
    where: { cartId_productId: { cartId, productId } },
    create: { id: newId("item"), cartId, productId, quantity, addedAt: now },
    update: { quantity },
  });
}
