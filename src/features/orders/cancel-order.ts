import { returnStock } from "@/features/catalog/take-stock";
import { orderCancelled } from "./events";
import { takeStep } from "./take-step";

/**
 * Cancels an order that has not been delivered and puts its pieces back into stock, once; announces `orders/order.cancelled`.
 * @throws as `takeStep`
 */
export function cancelOrder({ orderId }: { orderId: string }, now = new Date()) {
  return takeStep(orderId, "cancel", now, {
    event: orderCancelled.create({ orderId }),
    effect: async (tx) => {
      const items = await tx.orderItem.findMany({ where: { orderId }, select: { productId: true, quantity: true } });
      await returnStock(tx, items);
    },
  });
}
