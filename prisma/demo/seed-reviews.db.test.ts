import { expect, test } from "vitest";
import { listProductReviews } from "@/features/reviews/list-product-reviews";
import { db, inTransaction } from "@/lib/db";
import { DAY_MS } from "@/lib/time";
import { demoBuyers } from "./buyers";
import { seedCatalogue } from "./seed-catalogue";
import { seedReviews } from "./seed-reviews";

const now = new Date("2026-11-23T09:00:00Z");

test("the demo shop's reviews stand on their products' pages, each of an order that was delivered, and mail nobody", async () => {
  await inTransaction(seedCatalogue);
  const stock = await db.product.aggregate({ _sum: { stock: true } });
  const written = demoBuyers.flatMap(({ reviews }) => reviews);
  expect(await inTransaction((tx) => seedReviews(tx, now))).toBe(written.length);
  for (const { slug, content } of written) {
    const { id: productId } = await db.product.findUniqueOrThrow({ where: { slug } });
    const { reviews } = await listProductReviews({ productId, pages: 1 });
    expect(reviews.map((review) => review.content)).toContain(content);
  }
  const monthAgo = now.getTime() - 30 * DAY_MS;
  for (const { placedAt, deliveredAt, totalCents } of await db.order.findMany()) {
    expect(placedAt.getTime()).toBeLessThan(monthAgo);
    expect(deliveredAt?.getTime()).toBeLessThan(monthAgo);
    expect(totalCents).toBeGreaterThan(0);
  }
  expect(await db.product.aggregate({ _sum: { stock: true } })).toEqual(stock);
  expect([await db.outboxEvent.count(), await db.emailLog.count()]).toEqual([0, 0]);
});

test("seeding again adds nothing, also when staff took a review out", async () => {
  await inTransaction(seedCatalogue);
  await inTransaction((tx) => seedReviews(tx, now));
  await db.review.deleteMany({ where: { stars: 3 } });
  const before = await db.review.count();
  expect(await inTransaction((tx) => seedReviews(tx, now))).toBe(0);
  expect([await db.review.count(), await db.order.count()]).toEqual([before, demoBuyers.length]);
});
