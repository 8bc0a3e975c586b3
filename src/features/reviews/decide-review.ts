import { db } from "@/lib/db";
import { reviewNotFound } from "./errors";

type Decision = { publishedAt: Date | null; rejectedAt: Date | null };

async function decide(id: string, to: Decision, from: object, staffMember: { id: string }) {
  const data = { ...to, decidedById: staffMember.id };
  const { count } = await db.review.updateMany({ where: { id, ...from }, data });
  if (count === 0 && !(await db.review.findUnique({ where: { id }, select: { id: true } }))) throw reviewNotFound();
  return { changed: count === 1 };
}

/**
 * Shows a review in the shop, also one that was rejected before; twice is the same as once and keeps the first day.
 * @throws DomainError `reviews.not_found`
 */
export const publishReview = (id: string, staffMember: { id: string }, now = new Date()) =>
  decide(id, { publishedAt: now, rejectedAt: null }, { publishedAt: null }, staffMember);

/**
 * Keeps a review out of the shop, also one that was shown before; its buyer is not asked again. Twice is the same as once.
 * @throws DomainError `reviews.not_found`
 */
export const rejectReview = (id: string, staffMember: { id: string }, now = new Date()) =>
  decide(id, { publishedAt: null, rejectedAt: now }, { rejectedAt: null }, staffMember);
