import { takeStep } from "./take-step";

/** Staff have sent the money back, of a delivered, returned or cancelled order that was paid. Once. @throws as `takeStep` */
export function refundOrder({ orderId }: { orderId: string }, now = new Date()) {
  return takeStep(orderId, "refund", now);
}
