import { db } from "@/lib/db";
import { reviewSelect, toReview } from "./rows";

/** What a person wrote about products. Changes nothing. */
export async function exportReviews(customerId: string) {
  const rows = await db.review.findMany({ where: { customerId }, orderBy: { id: "asc" }, select: reviewSelect });
  return rows.map((row) => {
    const { stars, content, shownName, createdAt, publishedAt, rejectedAt, product } = toReview(row);
    return { product: product.name, stars, words: content, shownName, createdAt, publishedAt, rejectedAt };
  });
}
