import { cartSelect, isOpen, toCart } from "@/features/carts/rows";
import { orderSelect, toOrder } from "@/features/orders/rows";
import { db } from "@/lib/db";
import type { PreviewPerson } from "./rules";

/** The customer's name, newest order and newest cart with something in it; null when there is no such customer, or no longer. */
export async function findPreviewPerson(customerId: string): Promise<PreviewPerson | null> {
  const customer = await db.customer.findFirst({
    where: { id: customerId, erasedAt: null },
    select: {
      name: true,
      orders: { orderBy: { placedAt: "desc" }, take: 1, select: orderSelect },
      carts: {
        where: { ...isOpen, items: { some: {} } },
        orderBy: { changedAt: "desc" },
        take: 1,
        select: cartSelect,
      },
    },
  });
  if (!customer) return null;
  const { name, orders, carts } = customer;
  return { name, order: orders[0] ? toOrder(orders[0]) : null, cart: carts[0] ? toCart(carts[0]) : null };
}
