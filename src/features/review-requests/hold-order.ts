import { hasReview } from "@/features/reviews/has-review";
import type { Tx } from "@/lib/db";
import { type OrderState, stopByOrder } from "./rules";

/**
 * Keeps the order as it is until the transaction ends, and says why nobody may be asked about it any more, or null: while a mail is handed
 * over under this hold the order can be neither marked as returned or refunded nor reviewed (a review refers to it).
 */
export async function holdOrder(tx: Tx, orderId: string): Promise<string | null> {
  await tx.$queryRaw`SELECT id FROM "order" WHERE id = ${orderId} FOR UPDATE`;
  const select = { cancelledAt: true, returnedAt: true, refundedAt: true };
  const order: OrderState | null = await tx.order.findUnique({ where: { id: orderId }, select });
  return stopByOrder(order, await hasReview(orderId, tx));
}
