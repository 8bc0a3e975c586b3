import { asJob } from "@/features/automations/job-errors";
import { orderDelivered, orderPlaced, orderShipped } from "@/features/orders/events";
import { inngest } from "@/lib/jobs";
import { sendOrderUpdate } from "./send-order-update";

/** An order mail must not be missed: the pauses of `asJob` grow to an hour, so this lasts for half a day. */
const RETRIES = 20;

/** At once when the order is placed: what was bought, where it goes, how it is paid. */
export const confirmOrders = inngest.createFunction(
  { id: "order-updates-send-confirmed", name: "Order updates: confirmed", triggers: [orderPlaced], retries: RETRIES },
  ({ event, step, attempt }) =>
    step.run("send-order-confirmed", () =>
      asJob(attempt, () => sendOrderUpdate(event.data.orderId, "placed", new Date())),
    ),
);

/** At once when the parcel leaves the shop. */
export const tellOrdersShipped = inngest.createFunction(
  { id: "order-updates-send-shipped", name: "Order updates: shipped", triggers: [orderShipped], retries: RETRIES },
  ({ event, step, attempt }) =>
    step.run("send-order-shipped", () =>
      asJob(attempt, () => sendOrderUpdate(event.data.orderId, "shipped", new Date())),
    ),
);

/** At once when the parcel was handed over. */
export const tellOrdersDelivered = inngest.createFunction(
  {
    id: "order-updates-send-delivered",
    name: "Order updates: delivered",
    triggers: [orderDelivered],
    retries: RETRIES,
  },
  ({ event, step, attempt }) =>
    step.run("send-order-delivered", () =>
      asJob(attempt, () => sendOrderUpdate(event.data.orderId, "delivered", new Date())),
    ),
);
