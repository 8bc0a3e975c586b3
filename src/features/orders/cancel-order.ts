import { returnStock } from "@/features/catalog/take-stock";
import { returnCoupon } from "@/features/coupons/redeem-coupon";
import { orderCancelled } from "./events";
import { takeStep } from "./take-step";

/**
 * Cancels an order that has not been delivered and puts its pieces back into stock and its coupon back into the buyer's hand, once; announces `orders/order.cancelled`.
 * @throws as `takeStep`
 */
export function cancelOrder({ orderId }: { orderId: string }, now = new Date()) {
  return takeStep(orderId, "cancel", now, {
    event: orderCancelled.create({ orderId }),
    effect: async (tx) => {
      const items = await tx.orderItem.findMany({ where: { orderId }, select: { productId: true, quantity: true } });
      await returnStock(tx, items);
      const { couponId } = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { couponId: true } });
      if (couponId) await returnCoupon(tx, couponId);
    },
  });
}
