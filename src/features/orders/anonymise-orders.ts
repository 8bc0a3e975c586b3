import type { Tx } from "@/lib/db";
import { ordersUnderWay } from "./errors";
import { type Buyer, ordersOf } from "./export-orders";

const nobody = { name: "Erased", phone: "", address: "", mpesaCode: null, visitorId: null, customerLoginId: null };

/**
 * Takes the person out of his orders, in the caller's transaction: who, where to and the payment's code are gone; what was sold, when and
 * for how much stays, as the books must (Tax Procedures Act 2015, s. 23: five years).
 * @param standIn what stands in for the address
 * @returns how many orders
 * @throws DomainError conflict `orders.under_way` while one is not delivered yet: it needs its address
 */
export async function anonymiseOrders(tx: Tx, buyer: Buyer, standIn: string): Promise<number> {
  const where = ordersOf(buyer);
  const underWay = await tx.order.findMany({
    where: { ...where, deliveredAt: null, cancelledAt: null },
    orderBy: { number: "asc" },
    select: { number: true },
  });
  if (underWay.length > 0) throw ordersUnderWay(underWay.map(({ number }) => number));
  return (await tx.order.updateMany({ where, data: { ...nobody, email: standIn } })).count;
}
