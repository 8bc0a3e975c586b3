import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";

/**
 * Holds the cart until the caller's transaction ends: orders, changes and the hand-over of a reminder take turns on it, so
 * whoever comes second sees what the first has done. Take it before any other lock.
 * @returns false when there is no such cart
 */
export async function lockCart(tx: Tx, cartId: string): Promise<boolean> {
  return (await lockCarts(tx, [cartId])).length > 0;
}

/** Several carts, always locked in the order of their ids, so that two who need the same ones do not block each other. */
export async function lockCarts(tx: Tx, cartIds: string[]): Promise<string[]> {
  if (cartIds.length === 0) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM cart WHERE id IN (${Prisma.join(cartIds)}) ORDER BY id FOR UPDATE`;
  return rows.map((row) => row.id);
}
