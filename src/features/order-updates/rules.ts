import type { MessageProps } from "@emails/messages";
import type { Order } from "@/features/orders/rows";

/** The folder's name, under which the mails of this flow are found. */
export const ORDER_UPDATES = "order-updates";

/** What an order's owner is told about, each once: the word is part of the mail's once-only key `order:<order>:<status>`. */
export type OrderStatus = "placed" | "shipped" | "delivered";

/** Where an order goes, one line each. */
export function addressLines({ name, address, county, phone }: Order): string[] {
  return [name, address, county, phone].filter(Boolean);
}

/** Which mail tells of a status, with what it says. */
export function updateOf(order: Order, status: OrderStatus, orderUrl: string): UpdateMessage {
  const common = { name: order.name, orderNumber: order.number, orderUrl, lines: order.lines };
  const deliverTo = addressLines(order);
  if (status === "delivered") return { message: "order-delivered", props: common };
  if (status === "shipped") return { message: "order-shipped", props: { ...common, deliverTo } };
  const { subtotalCents, deliveryCents, discountCents, totalCents, paymentMethod } = order;
  const sums = { subtotalCents, deliveryCents, discountCents, totalCents, paymentMethod };
  return { message: "order-confirmed", props: { ...common, ...sums, deliverTo } };
}

/** The messages that tell of an order's way. */
export type OrderMessage = "order-confirmed" | "order-shipped" | "order-delivered";

type UpdateMessage = { [Name in OrderMessage]: { message: Name; props: MessageProps[Name] } }[OrderMessage];
