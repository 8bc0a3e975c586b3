import { getCart } from "@/features/carts/get-cart";
import { listPresentVisitors } from "@/features/tracking/list-present-visitors";
import { db } from "@/lib/db";
import { nameVisitor } from "./name-visitor";

const MOST = 100;

/** A shopper who is on the site now. */
export type VisitorOnSite = {
  visitorId: string;
  /** Of the signed-in customer, or as typed in an open chat, else what staff call this browser. */
  name: string;
  isCustomer: boolean;
  path: string;
  title: string | null;
  at: Date;
  /** Cents of KES; 0: nothing in the cart. */
  cartCents: number;
  pieces: number;
  /** The open conversation with him, if somebody has spoken in it. */
  sessionId: string | null;
  isBlocked: boolean;
};

/** Who opened a page of the shop within the last 5 minutes, at most 100, the latest first: where, with what in the cart. */
export async function listVisitors(now = new Date()): Promise<VisitorOnSite[]> {
  const present = await listPresentVisitors(MOST, now);
  const ids = present.map(({ visitorId }) => visitorId);
  const [visitors, carts] = await Promise.all([
    db.visitor.findMany({
      where: { id: { in: ids } },
      select: {
        id: true,
        blockedAt: true,
        customer: { select: { name: true } },
        chatSessions: {
          where: { closedAt: null },
          select: { id: true, name: true, lastHumanMessageAt: true },
          take: 1,
        },
      },
    }),
    Promise.all(ids.map((visitorId) => getCart({ visitorId }))),
  ]);
  const known = new Map(visitors.map((visitor) => [visitor.id, visitor]));
  return present.map((seen, index) => {
    const visitor = known.get(seen.visitorId);
    const open = visitor?.chatSessions[0];
    return {
      ...seen,
      name: visitor?.customer?.name ?? open?.name ?? nameVisitor(seen.visitorId),
      isCustomer: Boolean(visitor?.customer),
      cartCents: carts[index]?.subtotalCents ?? 0,
      pieces: carts[index]?.pieces ?? 0,
      sessionId: open?.lastHumanMessageAt ? open.id : null,
      isBlocked: Boolean(visitor?.blockedAt),
    };
  });
}
