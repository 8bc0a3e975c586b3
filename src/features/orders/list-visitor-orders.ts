import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { orderSummary, toSummary } from "./rows";

/** A browser and, if somebody is signed in on it, the person of the account. */
export type VisitorIdentity = { visitorId: string; customerId: string | null };

function ownOrders({ visitorId, customerId }: VisitorIdentity): Prisma.OrderWhereInput {
  if (!customerId) return { visitorId };
  return {
    OR: [
      { visitorId },
      { customerLogin: { customerId } },
      { customer: { id: customerId, login: { emailVerified: true } } },
    ],
  };
}

/**
 * The newest orders that this browser placed, that were placed with the signed-in account, or under the account's proven
 * address. Nothing a visitor types opens somebody else's order (QUALITY.md S6).
 * @param limit at most so many
 */
export async function listVisitorOrders(who: VisitorIdentity, limit: number) {
  const found = await db.order.findMany({
    where: ownOrders(who),
    orderBy: { placedAt: "desc" },
    take: limit,
    select: orderSummary,
  });
  return found.map(toSummary);
}
