import { db } from "@/lib/db";
import type { CustomerIdentity } from "@/lib/session";
import { orderSummary, toSummary } from "./rows";

const MAX_LISTED = 100;

/**
 * The orders of an account, newest first, at most 100: those placed with it, and, once its address is proved, all of that
 * person's (QUALITY.md S6).
 */
export async function listOwnOrders({ loginId, customerId, emailVerified }: CustomerIdentity) {
  const found = await db.order.findMany({
    where: {
      OR: [{ customerLoginId: loginId }, ...(emailVerified && customerId ? [{ customerId }] : [])],
    },
    orderBy: { placedAt: "desc" },
    take: MAX_LISTED,
    select: orderSummary,
  });
  return found.map(toSummary);
}
