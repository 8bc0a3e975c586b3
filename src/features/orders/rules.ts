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
  returnedAt: Date | null;
  refundedAt: Date | null;
};

export type OrderState = "placed" | "shipped" | "delivered" | "returned" | "cancelled";

/** Where an order stands; payment is told apart from it. */
export function stateOf(order: OrderFacts): OrderState {
  if (order.cancelledAt) return "cancelled";
  if (order.returnedAt) return "returned";
  if (order.deliveredAt) return "delivered";
  return order.shippedAt ? "shipped" : "placed";
}

export type OrderStep = "pay" | "ship" | "deliver" | "cancel" | "return" | "refund";

/** `go`: may be done. `done`: was done before, nothing to do. Otherwise why not, in words for staff. */
export type StepDecision = "go" | "done" | { refused: string };

/** The fact by which an order knows that a step was taken. */
export const factOf = {
  pay: "paidAt",
  ship: "shippedAt",
  deliver: "deliveredAt",
  cancel: "cancelledAt",
  return: "returnedAt",
  refund: "refundedAt",
} as const;

/**
 * Whether a step of an order may be taken: each once; delivery after shipping, cancelling before it, coming back after it; only what was
 * paid is paid back, and that is all that is left after cancelling.
 */
export function decideStep(step: OrderStep, order: OrderFacts): StepDecision {
  if (order[factOf[step]]) return "done";
  if (step === "refund") return order.paidAt ? "go" : { refused: "It is not marked as paid." };
  if (order.cancelledAt) return { refused: "This order was cancelled." };
  if (step === "return" && !order.deliveredAt) return { refused: "It has not been delivered yet." };
  if (step === "deliver" && !order.shippedAt) return { refused: "Mark it as shipped first." };
  if (step === "cancel" && order.deliveredAt) return { refused: "It has been delivered and cannot be cancelled." };
  return "go";
}
