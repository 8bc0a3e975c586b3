import { DomainError } from "@/lib/errors";

/** Also for somebody else's order. */
export const orderNotFound = () => new DomainError("not_found", "orders.not_found", "There is no such order.");

export const cartChanged = () =>
  new DomainError("conflict", "orders.cart_changed", "Your cart has changed meanwhile. Please look at it once more.");

export const outOfStock = (name: string, left: number) =>
  new DomainError(
    "conflict",
    "orders.out_of_stock",
    left > 0
      ? `Of “${name}” only ${left} ${left === 1 ? "is" : "are"} left. Please change your cart.`
      : `“${name}” has just been sold out. Please take it out of your cart.`,
    { facts: { product: name, left } },
  );

export const mpesaCodeUsed = () =>
  new DomainError("conflict", "orders.mpesa_code_used", "This M-Pesa code belongs to another order.", {
    fields: { mpesaCode: "This code belongs to another order. Please check the M-Pesa message." },
  });

export const stepRefused = (reason: string) => new DomainError("conflict", "orders.step_refused", reason);

/** Somebody wants to be erased whose parcel is not there yet. */
export const ordersUnderWay = (numbers: number[]) =>
  new DomainError(
    "conflict",
    "orders.under_way",
    `Order ${numbers.join(", ")} is not delivered yet and needs its address. Deliver or cancel it first.`,
    { facts: { orderNumbers: numbers } },
  );
