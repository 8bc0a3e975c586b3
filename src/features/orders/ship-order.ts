import { orderShipped } from "./events";
import { takeStep } from "./take-step";

/** The parcel has left the shop. Once; announces `orders/order.shipped`. @throws as `takeStep` */
export function shipOrder({ orderId }: { orderId: string }, now = new Date()) {
  return takeStep(orderId, "ship", now, { event: orderShipped.create({ orderId }) });
}
