import { listVisitorOrders, type VisitorIdentity } from "@/features/orders/list-visitor-orders";
import { formatDateTime } from "@/lib/time";

type Facts = {
  number: number;
  placedAt: Date;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  cancelledAt: Date | null;
  returnedAt: Date | null;
};

/** Where one order is, in a sentence. */
export function sentenceOf({ number, placedAt, shippedAt, deliveredAt, cancelledAt, returnedAt }: Facts): string {
  if (cancelledAt) return `Order #${number} was cancelled on ${formatDateTime(cancelledAt)}.`;
  if (returnedAt) return `Order #${number} came back to us on ${formatDateTime(returnedAt)}.`;
  if (deliveredAt) return `Order #${number} was delivered on ${formatDateTime(deliveredAt)}.`;
  if (shippedAt) return `Order #${number} is on its way since ${formatDateTime(shippedAt)}.`;
  return `Order #${number} of ${formatDateTime(placedAt)} is being packed.`;
}

const NEWEST = 3;
/** So far back an own order is found by its number. */
const KNOWN = 100;

/**
 * Says where the visitor's own orders are: the newest three, or the one of this number. Null when there is none, or that one is
 * not his.
 */
export async function findOrderStatus(who: VisitorIdentity, number: number | null = null): Promise<string | null> {
  const orders = await listVisitorOrders(who, number === null ? NEWEST : KNOWN);
  const told = number === null ? orders : orders.filter((order) => order.number === number);
  return told.length > 0 ? told.map(sentenceOf).join("\n") : null;
}
