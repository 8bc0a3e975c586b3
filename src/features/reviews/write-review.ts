import { inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { notDelivered, reviewLinkNotValid } from "./errors";
import { readReviewToken } from "./make-review-link";
import { sealReview } from "./rows";
import { shownNameOf } from "./rules";
import type { WriteReviewInput } from "./schema";

/**
 * Keeps what the buyer says of a product of his order, once; it waits for staff. Sent again, also at once, the first one stays.
 * @returns whether it was written now
 * @throws DomainError `reviews.link_not_valid`, `reviews.not_delivered`
 */
export async function writeReview(
  { token, stars, content }: WriteReviewInput,
  now = new Date(),
): Promise<{ written: boolean }> {
  const about = readReviewToken(token, now);
  if (!about) throw reviewLinkNotValid();
  return inTransaction(async (tx) => {
    const item = await tx.orderItem.findUnique({
      where: { orderId_productId: about },
      select: { order: { select: { customerId: true, name: true, deliveredAt: true } } },
    });
    if (!item) throw reviewLinkNotValid();
    const { customerId, name, deliveredAt } = item.order;
    if (!deliveredAt) throw notDelivered();
    const id = newId("rev");
    const said = { stars, content: sealReview(content, id), shownName: shownNameOf(name) };
    const row = { id, ...about, customerId, ...said, createdAt: now };
    const { count } = await tx.review.createMany({ data: row, skipDuplicates: true });
    return { written: count === 1 };
  });
}
