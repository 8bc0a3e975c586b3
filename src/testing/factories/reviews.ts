import { reviewUrl } from "@/features/reviews/make-review-link";
import type { Stars } from "@/features/reviews/rules";
import { writeReview } from "@/features/reviews/write-review";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { anOrder } from "./orders";
import { aProduct } from "./products";

let orderNumber = 9_000;
const deliveredAt = new Date("2026-11-21T09:00:00Z");

/** For tests: an order of these products, made if unknown, and the token of the link by which its buyer reviews each. */
export async function aDelivery(productIds: string[], { name = "Wanjiku Kamau", delivered = true } = {}) {
  const { id: orderId } = await anOrder(orderNumber++);
  for (const productId of productIds) {
    if (!(await db.product.findUnique({ where: { id: productId } }))) await aProduct(productId);
    const line = { name: productId, priceCents: 100_00, quantity: 1 };
    await db.orderItem.create({ data: { id: newId("item"), orderId, productId, ...line } });
  }
  await db.order.update({ where: { id: orderId }, data: { name, deliveredAt: delivered ? deliveredAt : null } });
  const tokenOf = (productId: string) => reviewUrl(orderId, productId, deliveredAt).split("/").at(-1) ?? "";
  return { orderId, tokenOf };
}

/** For tests: a review of a delivered bowl that waits for staff. */
export async function aReview(name: string, content: string, { stars = 5 as Stars, productId = "bowl" } = {}) {
  const { orderId, tokenOf } = await aDelivery([productId], { name });
  await writeReview({ token: tokenOf(productId), stars, content }, deliveredAt);
  return db.review.findUniqueOrThrow({ where: { orderId_productId: { orderId, productId } }, select: { id: true } });
}
