import type { MessageName, MessageProps } from "@emails/messages";
import type { CartFacts } from "@/features/carts/rows";
import type { Order } from "@/features/orders/rows";

/** A customer as previews know one: the newest order and the newest cart that is not empty, if there are any. */
export type PreviewPerson = { name: string; order: Order | null; cart: CartFacts | null };

const addressOf = ({ name, address, county, phone }: Order) => [name, address, county, phone].filter(Boolean);

/**
 * The sample of a message as it would be for a customer: with the name, with the goods of the newest order where it is about an order,
 * else of the cart. What of it the customer does not have stays the sample's; links stay the sample's always.
 */
export function propsFor(
  sample: MessageProps[MessageName],
  { name, order, cart }: PreviewPerson,
): MessageProps[MessageName] {
  const aboutOrder = "orderNumber" in sample;
  const lines = (aboutOrder ? order : (cart ?? order))?.lines;
  const own = {
    ...("name" in sample && { name: name.trim() || null }),
    ...("lines" in sample && lines && { lines }),
    ...(aboutOrder && order && { orderNumber: order.number }),
    ...("deliverTo" in sample && order && { deliverTo: addressOf(order) }),
    ...("totalCents" in sample &&
      order && {
        subtotalCents: order.subtotalCents,
        deliveryCents: order.deliveryCents,
        discountCents: order.discountCents,
        totalCents: order.totalCents,
        paymentMethod: order.paymentMethod,
      }),
  };
  return { ...sample, ...own } as MessageProps[MessageName];
}
