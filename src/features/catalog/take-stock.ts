import type { Tx } from "@/lib/db";

export type Pieces = { productId: string; quantity: number };

/** Rows are locked in one order by everybody, so that two orders with the same products never wait for each other in a ring. */
const byProduct = (a: Pieces, b: Pieces) => (a.productId < b.productId ? -1 : 1);

/**
 * Takes the pieces out of stock, in the caller's transaction; stock never falls below zero, however many take at once.
 * @returns the first product of which there were too few; the caller must then roll back. Null when all were taken.
 */
export async function takeStock(tx: Tx, lines: Pieces[]): Promise<string | null> {
  for (const { productId, quantity } of lines.toSorted(byProduct)) {
    const { count } = await tx.product.updateMany({
      where: { id: productId, archivedAt: null, stock: { gte: quantity } },
      data: { stock: { decrement: quantity } },
    });
    if (count === 0) return productId;
  }
  return null;
}

/** Puts the pieces back on the shelf, in the caller's transaction. */
export async function returnStock(tx: Tx, lines: Pieces[]): Promise<void> {
  for (const { productId, quantity } of lines.toSorted(byProduct))
    await tx.product.update({ where: { id: productId }, data: { stock: { increment: quantity } } });
}
