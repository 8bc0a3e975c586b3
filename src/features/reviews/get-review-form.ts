import { db } from "@/lib/db";
import { reviewLinkNotValid } from "./errors";
import { readReviewToken, reviewUrl } from "./make-review-link";
import { openReview } from "./rows";
import { type Stars, shownNameOf, stateOf } from "./rules";

/**
 * What a review link leads to: the product, how the buyer would be shown, what he has written already (null: nothing), and the other
 * things of the same order with links of their own. Looking changes nothing: scanners follow links.
 * @throws DomainError `reviews.link_not_valid`
 */
export async function getReviewForm(token: string, now = new Date()) {
  const about = readReviewToken(token, now);
  const order =
    about &&
    (await db.order.findUnique({
      where: { id: about.orderId },
      select: {
        name: true,
        deliveredAt: true,
        items: {
          orderBy: { id: "asc" },
          select: { productId: true, name: true, product: { select: { picture: true, pictureAlt: true } } },
        },
        reviews: {
          select: { id: true, productId: true, stars: true, content: true, publishedAt: true, rejectedAt: true },
        },
      },
    }));
  const item = order?.items.find(({ productId }) => productId === about?.productId);
  if (!about || !order || !item) throw reviewLinkNotValid();
  const written = order.reviews.find(({ productId }) => productId === item.productId);
  const others = order.items.filter(({ productId }) => productId !== item.productId);
  return {
    product: { name: item.name, ...item.product },
    shownName: shownNameOf(order.name),
    delivered: order.deliveredAt !== null,
    written: written && { stars: written.stars as Stars, content: openReview(written), state: stateOf(written) },
    others: others.map(({ productId, name, product }) => ({
      ...{ productId, name, ...product },
      url: reviewUrl(about.orderId, productId, now),
      written: order.reviews.some((review) => review.productId === productId),
    })),
  };
}
