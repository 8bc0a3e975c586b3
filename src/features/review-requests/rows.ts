import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { REVIEW_REQUESTS } from "./rules";

const deliveredOrder = {
  number: true,
  name: true,
  email: true,
  customerId: true,
  visitorId: true,
  deliveredAt: true,
  cancelledAt: true,
  returnedAt: true,
  refundedAt: true,
  items: {
    where: { product: { archivedAt: null } },
    orderBy: { id: "asc" },
    select: { name: true, productId: true, product: { select: { picture: true, pictureAlt: true } } },
  },
} satisfies Prisma.OrderSelect;

export type DeliveredOrder = Prisma.OrderGetPayload<{ select: typeof deliveredOrder }>;

/** The order with those of its lines that can be reviewed; null when it is gone. */
export function findOrder(orderId: string): Promise<DeliveredOrder | null> {
  return db.order.findUnique({ where: { id: orderId }, select: deliveredOrder });
}

/**
 * The next orders, by id, that were delivered within this span and have no run, and neither came back nor were paid back.
 * @param afterId the last one of the page before; empty at first
 */
export async function listUnasked(from: Date, until: Date, afterId: string, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM "order" o
    WHERE o.id > ${afterId} AND o.delivered_at >= ${from} AND o.delivered_at <= ${until}
      AND o.cancelled_at IS NULL AND o.returned_at IS NULL AND o.refunded_at IS NULL
      AND NOT EXISTS (SELECT FROM automation_run r WHERE r.flow = ${REVIEW_REQUESTS} AND r.subject_key = o.id)
    ORDER BY o.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
