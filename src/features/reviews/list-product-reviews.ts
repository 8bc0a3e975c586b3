import { db } from "@/lib/db";
import { openReview } from "./rows";
import type { Stars } from "./rules";

const PAGE = 5;

export type ProductReviews = {
  /** Published ones. */
  count: number;
  /** Mean of the stars of all published ones, 1 to 5; null without any. */
  average: number | null;
  reviews: { id: string; stars: Stars; content: string; shownName: string; createdAt: Date }[];
  more: boolean;
};

/** What buyers say of a product, as far as staff published it: newest first, `pages` times five. */
export async function listProductReviews({
  productId,
  pages,
}: {
  productId: string;
  pages: number;
}): Promise<ProductReviews> {
  const where = { productId, publishedAt: { not: null } };
  const [sums, rows] = await Promise.all([
    db.review.aggregate({ where, _count: true, _avg: { stars: true } }),
    db.review.findMany({
      where,
      orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
      take: pages * PAGE,
      select: { id: true, stars: true, content: true, shownName: true, createdAt: true },
    }),
  ]);
  const reviews = rows.map((row) => ({ ...row, stars: row.stars as Stars, content: openReview(row) }));
  return { count: sums._count, average: sums._avg.stars, reviews, more: reviews.length < sums._count };
}
