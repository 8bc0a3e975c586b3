import { takeStep } from "./take-step";

/** Staff have seen the money: in the till's list, or in the rider's hand. Once. @throws as `takeStep` */
export function markPaid({ orderId }: { orderId: string }, now = new Date()) {
  return takeStep(orderId, "pay", now);
}
