import { db } from "@/lib/db";

/** Whose order a number names: the browser that placed it and the person it is for; null when there is no such order. */
export function findOrderPeople(number: number): Promise<{ visitorId: string | null; customerId: string } | null> {
  return db.order.findUnique({ where: { number }, select: { visitorId: true, customerId: true } });
}
