import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { anOrder } from "@/testing/factories/orders";
import { aProduct } from "@/testing/factories/products";
import { hasReview } from "./has-review";

test("an order has a review once anything of it was reviewed, and no other order's counts", async () => {
  await aProduct("bowl");
  const [one, other] = [await anOrder(1), await anOrder(2)];
  const { customerId } = await db.order.findUniqueOrThrow({ where: { id: one.id } });
  expect(await hasReview(one.id)).toBe(false);
  const words = { stars: 5, content: "sealed", shownName: "Wanjiku" };
  await db.review.create({ data: { id: "rev", orderId: one.id, productId: "bowl", customerId, ...words } });
  expect(await hasReview(one.id)).toBe(true);
  expect(await hasReview(other.id)).toBe(false);
});
