import { getCart } from "@/features/carts/get-cart";
import { listEmailsTo } from "@/features/mail/list-emails-to";
import { listVisitorOrders } from "@/features/orders/list-visitor-orders";
import { getConsent } from "@/features/subscriptions/get-consent";
import { listPageViews } from "@/features/tracking/list-page-views";
import { db } from "@/lib/db";
import { sessionNotFound } from "./errors";
import { nameVisitor } from "./name-visitor";
import { toRating } from "./rows";
import { statusOf } from "./rules";

const NEWEST_ORDERS = 5;
const NEWEST_VIEWS = 20;
const NEWEST_MAILS = 10;
const EARLIER_CHATS = 10;

/**
 * Who is at the other end of a conversation, as the shop knows it now: what was typed there (a hint), the signed-in customer
 * (proven), the visitor's open cart, the newest own orders, pages, mails and earlier chats, and whether marketing may reach
 * him. Money is in cents of KES. Mails and consent are looked up by the customer's address; by a typed one only what was
 * mailed about this visitor's own cart and orders is shown: a typed address may be anybody's (QUALITY.md S6).
 * @throws DomainError `chat.unknown_session`
 */
export async function getPerson(sessionId: string, now = new Date()) {
  const session = await db.chatSession.findUnique({
    where: { id: sessionId },
    select: {
      visitorId: true,
      name: true,
      email: true,
      phone: true,
      page: true,
      createdAt: true,
      rating: true,
      customer: { select: { id: true, name: true, email: true, phone: true, county: true, createdAt: true } },
    },
  });
  if (!session) throw sessionNotFound();
  const { visitorId, customer, rating, ...typed } = session;
  const customerId = customer?.id ?? null;
  const [cart, orders, pages, earlier, consent] = await Promise.all([
    getCart({ visitorId }),
    listVisitorOrders({ visitorId, customerId }, NEWEST_ORDERS),
    listPageViews(visitorId, NEWEST_VIEWS, now),
    listEarlierChats(sessionId, { visitorId, customerId }),
    customer ? getConsent(customer.email, now) : null,
  ]);
  const about = { cartIds: cart ? [cart.id] : [], orderIds: orders.map(({ id }) => id) };
  const mails = await listEmailsTo({ email: customer?.email ?? null, ...about }, NEWEST_MAILS);
  return {
    alias: nameVisitor(visitorId),
    typed,
    customer,
    cart,
    orders,
    pages,
    mails,
    earlier,
    consent,
    rating: rating && toRating(rating),
  };
}

export type Person = Awaited<ReturnType<typeof getPerson>>;

/** Other conversations of the same browser or signed-in customer in which a person has spoken, the newest first. */
async function listEarlierChats(
  sessionId: string,
  { visitorId, customerId }: { visitorId: string; customerId: string | null },
) {
  const rows = await db.chatSession.findMany({
    where: {
      id: { not: sessionId },
      lastHumanMessageAt: { not: null },
      OR: [{ visitorId }, ...(customerId ? [{ customerId }] : [])],
    },
    orderBy: [{ lastHumanMessageAt: "desc" }, { id: "desc" }],
    take: EARLIER_CHATS,
    select: {
      id: true,
      createdAt: true,
      closedAt: true,
      outcome: true,
      resolution: true,
      assignedTo: { select: { name: true } },
    },
  });
  return rows.map(({ closedAt, assignedTo, ...chat }) => ({
    ...chat,
    status: statusOf({ closedAt }),
    staffName: assignedTo?.name ?? null,
  }));
}
