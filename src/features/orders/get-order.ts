import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { CustomerIdentity } from "@/lib/session";
import { DAY_MS } from "@/lib/time";
import { signToken, verifyToken } from "@/lib/tokens";
import { orderNotFound } from "./errors";
import { type Order, orderSelect, toOrder } from "./rows";

/** The link in an order's mails works for this long; later the account or the shop tells. */
const LINK_LIFETIME_MS = 180 * DAY_MS;

/** The signed link by which the reader of an order's mail sees it without signing in. */
export function orderUrl(orderId: string, now = new Date()): string {
  const token = signToken("order", orderId, new Date(now.getTime() + LINK_LIFETIME_MS));
  return `${env().APP_URL}/orders/${orderId}?token=${token}`;
}

/**
 * An order with its lines, for staff, mails and jobs: whoever calls it has the right to.
 * @throws DomainError `orders.not_found`
 */
export async function getOrder(orderId: string): Promise<Order> {
  const row = await db.order.findUnique({ where: { id: orderId }, select: orderSelect });
  if (!row) throw orderNotFound();
  return toOrder(row);
}

export type OrderReader = { visitorId: string | null; customer: CustomerIdentity | null };

/** Whether an order is the reader's: placed in this browser, with this account, or by the person of its proved address. */
function belongsTo(order: Order, { visitorId, customer }: OrderReader): boolean {
  if (visitorId !== null && order.visitorId === visitorId) return true;
  if (!customer) return false;
  if (order.customerLoginId === customer.loginId) return true;
  return customer.emailVerified && customer.customerId !== null && order.customerId === customer.customerId;
}

/**
 * An order for somebody who may see it: its owner, or the holder of the link from its mails.
 * @throws DomainError `orders.not_found` for everybody else
 */
export async function getOwnOrder(
  { orderId, token }: { orderId: string; token?: string | undefined },
  reader: OrderReader,
  now = new Date(),
): Promise<Order> {
  const order = await getOrder(orderId);
  const linked = token !== undefined && verifyToken("order", token, now) === orderId;
  if (!linked && !belongsTo(order, reader)) throw orderNotFound();
  return order;
}
