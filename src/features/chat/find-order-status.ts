import { listVisitorOrders, type VisitorIdentity } from "@/features/orders/list-visitor-orders";
import { formatDateTime } from "@/lib/time";

type Facts = {
  number: number;
  placedAt: Date;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  cancelledAt: Date | null;
};

/** Where one order is, in a sentence. */
function sentenceOf({ number, placedAt, shippedAt, deliveredAt, cancelledAt }: Facts): string {
  if (cancelledAt) return `Order #${number} was cancelled on ${formatDateTime(cancelledAt)}.`;
  if (deliveredAt) return `Order #${number} was delivered on ${formatDateTime(deliveredAt)}.`;
  if (shippedAt) return `Order #${number} is on its way since ${formatDateTime(shippedAt)}.`;
  return `Order #${number} of ${formatDateTime(placedAt)} is being packed.`;
}

const NEWEST = 3;

/** Says where the visitor's newest three own orders are; null when there is none. */
export async function findOrderStatus(who: VisitorIdentity): Promise<string | null> {
  const orders = await listVisitorOrders(who, NEWEST);
  return orders.length > 0 ? orders.map(sentenceOf).join("\n") : null;
}
