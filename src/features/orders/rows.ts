import type { Prisma } from "@/generated/prisma/client";
import { stateOf } from "./rules";

/** Everything pages and mails say of an order. Amounts are cents of KES; lines keep the name and price they were sold at. */
export const orderSelect = {
  id: true,
  number: true,
  cartId: true,
  customerId: true,
  customerLoginId: true,
  visitorId: true,
  placedByStaffId: true,
  name: true,
  email: true,
  phone: true,
  county: true,
  address: true,
  paymentMethod: true,
  mpesaCode: true,
  subtotalCents: true,
  deliveryCents: true,
  discountCents: true,
  totalCents: true,
  placedAt: true,
  paidAt: true,
  shippedAt: true,
  deliveredAt: true,
  cancelledAt: true,
  returnedAt: true,
  refundedAt: true,
  coupon: { select: { code: true } },
  items: {
    orderBy: { id: "asc" },
    select: {
      productId: true,
      name: true,
      priceCents: true,
      quantity: true,
      product: { select: { slug: true, picture: true, pictureAlt: true, archivedAt: true } },
    },
  },
} satisfies Prisma.OrderSelect;

type OrderRow = Prisma.OrderGetPayload<{ select: typeof orderSelect }>;

/** A row as the product knows an order. `slug` of a line is null when the product is not sold any more. */
export function toOrder({ items, coupon, ...order }: OrderRow) {
  const lines = items.map(({ product: { archivedAt, slug, ...picture }, ...item }) => ({
    ...item,
    ...picture,
    slug: archivedAt ? null : slug,
  }));
  return { ...order, couponCode: coupon?.code ?? null, state: stateOf(order), lines };
}

export type Order = ReturnType<typeof toOrder>;

/** An order in a list. */
export const orderSummary = {
  id: true,
  number: true,
  name: true,
  county: true,
  paymentMethod: true,
  mpesaCode: true,
  totalCents: true,
  placedAt: true,
  paidAt: true,
  shippedAt: true,
  deliveredAt: true,
  cancelledAt: true,
  returnedAt: true,
  refundedAt: true,
  items: { select: { quantity: true } },
} satisfies Prisma.OrderSelect;

/** A list row with its state and the number of pieces. */
export function toSummary({ items, ...order }: Prisma.OrderGetPayload<{ select: typeof orderSummary }>) {
  return { ...order, state: stateOf(order), pieces: items.reduce((sum, item) => sum + item.quantity, 0) };
}
