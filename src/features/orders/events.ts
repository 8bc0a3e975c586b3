import { z } from "zod";
import { defineEvent } from "@/lib/jobs";

const schema = z.object({ orderId: z.string() });

/** A cart became an order, by the shopper or by staff. */
export const orderPlaced = defineEvent("orders/order.placed", {
  schema: schema.extend({ cartId: z.string().optional() }),
});

export const orderShipped = defineEvent("orders/order.shipped", { schema });

export const orderDelivered = defineEvent("orders/order.delivered", { schema });

export const orderCancelled = defineEvent("orders/order.cancelled", { schema });
