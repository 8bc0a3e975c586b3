import { returnStock } from "@/features/catalog/take-stock";
import type { ReturnOrderInput } from "./schema";
import { takeStep } from "./take-step";

/**
 * A delivered order has come back to the shop, once. Nobody is asked to review it any more (FLOWS.md).
 * @param restock whether its pieces can be sold again: then they go back into stock
 * @throws as `takeStep`
 */
export function returnOrder({ orderId, restock }: ReturnOrderInput, now = new Date()) {
  return takeStep(orderId, "return", now, {
    effect: async (tx) => {
      if (!restock) return;
      const items = await tx.orderItem.findMany({ where: { orderId }, select: { productId: true, quantity: true } });
      await returnStock(tx, items);
    },
  });
}
