import { orderDelivered } from "./events";
import { takeStep } from "./take-step";

/** The parcel has arrived. Once, after it was shipped; announces `orders/order.delivered`. @throws as `takeStep` */
export function deliverOrder({ orderId }: { orderId: string }, now = new Date()) {
  return takeStep(orderId, "deliver", now, { event: orderDelivered.create({ orderId }) });
}
