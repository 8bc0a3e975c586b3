import { db } from "@/lib/db";
import { newId } from "@/lib/id";

/** For tests: an order of Wanjiku's that is being packed, with what is said otherwise. Its customer is made with it. */
export async function anOrder(
  number: number,
  {
    phone = "+254712345678",
    visitorId,
    customerLoginId,
  }: { phone?: string; visitorId?: string; customerLoginId?: string } = {},
): Promise<{ id: string; number: number }> {
  const email = `buyer.${number}@example.com`;
  const customer = await db.customer.create({ data: { id: newId("cus"), email, name: "Wanjiku" } });
  const placedAt = new Date("2026-11-20T09:00:00Z");
  return db.order.create({
    data: {
      ...{
        id: newId("ord"),
        number,
        name: "Wanjiku",
        email,
        phone,
        county: "Nairobi",
        placedAt,
        visitorId,
        customerLoginId,
      },
      customerId: customer.id,
      paymentMethod: "pay_on_delivery",
      ...{ subtotalCents: 100_000, deliveryCents: 20_000, totalCents: 120_000 },
    },
    select: { id: true, number: true },
  });
}
