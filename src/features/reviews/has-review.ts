import { db } from "@/lib/db";

/** Whether anything of an order was reviewed by its buyer, published or not. */
export async function hasReview(orderId: string): Promise<boolean> {
  return (await db.review.findFirst({ where: { orderId }, select: { id: true } })) !== null;
}
