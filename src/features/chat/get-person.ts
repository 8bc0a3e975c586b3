import { getCart } from "@/features/carts/get-cart";
import { listVisitorOrders } from "@/features/orders/list-visitor-orders";
import { db } from "@/lib/db";
import { sessionNotFound } from "./errors";

const NEWEST_ORDERS = 5;

/**
 * Who is at the other end of a conversation, as the shop knows it now: what was typed there (a hint), the signed-in customer
 * (proven), the visitor's open cart and the newest own orders. Money is in cents of KES.
 * @throws DomainError `chat.unknown_session`
 */
export async function getPerson(sessionId: string) {
  const session = await db.chatSession.findUnique({
    where: { id: sessionId },
    select: {
      visitorId: true,
      name: true,
      email: true,
      phone: true,
      page: true,
      createdAt: true,
      customer: { select: { id: true, name: true, email: true, phone: true, county: true } },
    },
  });
  if (!session) throw sessionNotFound();
  const { visitorId, customer, ...typed } = session;
  const [cart, orders] = await Promise.all([
    getCart({ visitorId }),
    listVisitorOrders({ visitorId, customerId: customer?.id ?? null }, NEWEST_ORDERS),
  ]);
  return { typed, customer, cart, orders };
}

export type Person = Awaited<ReturnType<typeof getPerson>>;
