import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { type Review, reviewSelect, toReview } from "./rows";
import type { ListReviewsInput, ReviewView } from "./schema";

const PAGE = 25;

const whereView: Record<ReviewView, Prisma.ReviewWhereInput> = {
  waiting: { publishedAt: null, rejectedAt: null },
  published: { publishedAt: { not: null } },
  rejected: { rejectedAt: { not: null } },
};

/**
 * Reviews for staff, 25 a page: those that wait with the oldest first, the others with the newest first.
 * @returns `waiting` is how many wait in all; `nextCursor` is null on the last page
 */
export async function listReviews({
  view,
  cursor,
}: ListReviewsInput): Promise<{ reviews: Review[]; waiting: number; nextCursor: string | null }> {
  const oldestFirst = view === "waiting";
  const [rows, waiting] = await Promise.all([
    db.review.findMany({
      where: { ...whereView[view], ...(cursor ? { id: oldestFirst ? { gt: cursor } : { lt: cursor } } : {}) },
      orderBy: { id: oldestFirst ? "asc" : "desc" },
      take: PAGE + 1,
      select: reviewSelect,
    }),
    db.review.count({ where: whereView.waiting }),
  ]);
  const reviews = rows.slice(0, PAGE).map(toReview);
  return { reviews, waiting, nextCursor: rows.length > PAGE ? (reviews.at(-1)?.id ?? null) : null };
}
