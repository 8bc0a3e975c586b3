import { listVisitorOrders } from "@/features/orders/list-visitor-orders";
import { db } from "@/lib/db";

/**
 * True for somebody the shop knows nothing of: he never signed in, never ordered, and no person has ever answered him here. Links of
 * such are held.
 */
export async function isNewVisitor(who: { visitorId: string; customerId: string | null }): Promise<boolean> {
  if (who.customerId) return false;
  const { visitorId } = who;
  const [known, answered, orders] = await Promise.all([
    db.visitor.count({ where: { id: visitorId, customerId: { not: null } } }),
    db.chatSession.count({ where: { visitorId, firstStaffReplyAt: { not: null } } }),
    listVisitorOrders(who, 1),
  ]);
  return known + answered + orders.length === 0;
}
