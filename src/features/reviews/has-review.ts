import { db, type Tx } from "@/lib/db";

/** Whether anything of an order was reviewed by its buyer, published or not. */
export async function hasReview(orderId: string, tx: Tx = db): Promise<boolean> {
  return (await tx.review.findFirst({ where: { orderId }, select: { id: true } })) !== null;
}
