import type { SendOutcome } from "@/features/mail/schema";
import { sendEmail } from "@/features/mail/send-email";
import { getOrder, orderUrl } from "@/features/orders/get-order";
import type { Tx } from "@/lib/db";
import { ORDER_UPDATES, type OrderStatus, updateOf } from "./rules";

/**
 * Tells the owner of an order about one status, once per order and status, day or night, whatever he thinks of marketing
 * (FLOWS.md "Order confirmation, shipped, delivered"). An order that was cancelled meanwhile is not told about.
 * @throws DomainError `orders.not_found`; those of the mail feature when the provider is away: ask again
 */
export async function sendOrderUpdate(orderId: string, status: OrderStatus, now: Date): Promise<SendOutcome> {
  const order = await getOrder(orderId);
  return sendEmail(
    {
      onceKey: `order:${orderId}:${status}`,
      stream: "transactional",
      flow: ORDER_UPDATES,
      ...updateOf(order, status, orderUrl(orderId, now)),
      to: { email: order.email, name: order.name },
      customerId: order.customerId,
      cartId: order.cartId,
      orderId,
      hold: (tx) => holdOrder(tx, orderId),
    },
    now,
  );
}

/** A cancellation that comes while the mail is handed over waits for its end. */
async function holdOrder(tx: Tx, orderId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ cancelled: boolean }[]>`
    SELECT cancelled_at IS NOT NULL AS cancelled FROM "order" WHERE id = ${orderId} FOR NO KEY UPDATE`;
  return rows[0]?.cancelled === false ? null : "order_cancelled";
}
