import { deliveryTo } from "@/features/orders/delivery";
import { sealReview } from "@/features/reviews/rows";
import { shownNameOf } from "@/features/reviews/rules";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import { type DemoBuyer, demoBuyers } from "./buyers";

/** So long ago that no flow writes to them, and that they stand in no report of the last month. */
const FIRST_ORDER_DAYS = 80;
const DAYS_BETWEEN = 5;
const [DELIVERED_AFTER, REVIEWED_AFTER, PUBLISHED_AFTER] = [3, 12, 13];

/**
 * Lets the demo shop's first buyers have ordered each product that they review, some two months before `now`, without mails, events or
 * pieces taken from the stock. Who is known already is left alone: seeding again adds nothing.
 * @returns how many reviews were added
 */
export async function seedReviews(tx: Tx, now = new Date()): Promise<number> {
  let added = 0;
  for (const [place, buyer] of demoBuyers.entries()) {
    if (await tx.customer.findUnique({ where: { email: buyer.email } })) continue;
    await addBuyer(tx, buyer, new Date(now.getTime() - (FIRST_ORDER_DAYS - place * DAYS_BETWEEN) * DAY_MS));
    added += buyer.reviews.length;
  }
  return added;
}

async function addBuyer(tx: Tx, { reviews, address, ...person }: DemoBuyer, placedAt: Date): Promise<void> {
  const after = (days: number) => new Date(placedAt.getTime() + days * DAY_MS);
  const { name, email, phone, county } = person;
  const { id: customerId } = await tx.customer.create({
    data: { id: newId("cus"), name, email, phone, county, createdAt: placedAt },
  });
  const found = await tx.product.findMany({ where: { slug: { in: reviews.map(({ slug }) => slug) } } });
  const subtotalCents = found.reduce((sum, { priceCents }) => sum + priceCents, 0);
  const deliveryCents = deliveryTo(county)?.feeCents ?? 0;
  const totals = { subtotalCents, deliveryCents, totalCents: subtotalCents + deliveryCents };
  const orderId = newId("ord");
  await tx.order.create({
    data: {
      ...{ id: orderId, customerId, ...person, address, paymentMethod: "pay_on_delivery", ...totals },
      ...{ placedAt, shippedAt: after(1), deliveredAt: after(DELIVERED_AFTER), paidAt: after(DELIVERED_AFTER) },
      items: {
        create: found.map(({ id, name, priceCents }) => ({
          ...{ id: newId("oit"), productId: id, name, priceCents, quantity: 1 },
        })),
      },
    },
  });
  await tx.review.createMany({
    data: reviews.flatMap(({ slug, stars, content }) => {
      const productId = found.find((product) => product.slug === slug)?.id;
      const id = newId("rev");
      const times = { createdAt: after(REVIEWED_AFTER), publishedAt: after(PUBLISHED_AFTER) };
      const said = { stars, content: sealReview(content, id), shownName: shownNameOf(name) };
      return productId ? [{ id, productId, orderId, customerId, ...said, ...times }] : [];
    }),
  });
}
