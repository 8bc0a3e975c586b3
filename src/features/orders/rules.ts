/** Form of an M-Pesa confirmation code as Safaricom sends it by SMS: ten capital letters and digits, e.g. `SJK7XYZ123`. */
const MPESA_CODE = /^[A-Z0-9]{10}$/;

/** A typed M-Pesa code as it is stored: upper case, without blanks. Null when it cannot be one. */
export function parseMpesaCode(text: string): string | null {
  const code = text.replace(/\s+/g, "").toUpperCase();
  return MPESA_CODE.test(code) && /[A-Z]/.test(code) && /\d/.test(code) ? code : null;
}

export type OrderFacts = {
  paidAt: Date | null;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  cancelledAt: Date | null;
};

export type OrderState = "placed" | "shipped" | "delivered" | "cancelled";

/** Where an order stands; payment is told apart from it. */
export function stateOf(order: OrderFacts): OrderState {
  if (order.cancelledAt) return "cancelled";
  if (order.deliveredAt) return "delivered";
  return order.shippedAt ? "shipped" : "placed";
}

export type OrderStep = "pay" | "ship" | "deliver" | "cancel";

/** `go`: may be done. `done`: was done before, nothing to do. Otherwise why not, in words for staff. */
export type StepDecision = "go" | "done" | { refused: string };

/** The fact by which an order knows that a step was taken. */
export const factOf = { pay: "paidAt", ship: "shippedAt", deliver: "deliveredAt", cancel: "cancelledAt" } as const;

/** Whether a step of an order may be taken: each once; nothing after cancelling; delivery after shipping, cancelling before. */
export function decideStep(step: OrderStep, order: OrderFacts): StepDecision {
  if (order[factOf[step]]) return "done";
  if (order.cancelledAt) return { refused: "This order was cancelled." };
  if (step === "deliver" && !order.shippedAt) return { refused: "Mark it as shipped first." };
  if (step === "cancel" && order.deliveredAt) return { refused: "It has been delivered and cannot be cancelled." };
  return "go";
}
