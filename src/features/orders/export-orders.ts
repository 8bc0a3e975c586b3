import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { orderSelect, toOrder } from "./rows";

export type Buyer = { email: string; customerId: string | null };

/** Orders of a person, or placed with this address (normalised). */
export const ordersOf = ({ email, customerId }: Buyer): Prisma.OrderWhereInput => ({
  OR: [{ email }, ...(customerId ? [{ customerId }] : [])],
});

/** A person's orders with what was bought, where it went and how it was paid; amounts in cents of KES. Changes nothing. */
export async function exportOrders(buyer: Buyer) {
  const rows = await db.order.findMany({ where: ordersOf(buyer), orderBy: { placedAt: "asc" }, select: orderSelect });
  return rows.map((row) => {
    const { lines, customerLoginId, visitorId, placedByStaffId, customerId, cartId, ...order } = toOrder(row);
    return {
      ...order,
      lines: lines.map(({ name, priceCents, quantity }) => ({ name, priceCents, quantity })),
    };
  });
}
