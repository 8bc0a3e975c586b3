import { DomainError } from "@/lib/errors";

export const cartNotFound = () =>
  new DomainError("not_found", "carts.not_found", "This cart is not here. Open your cart and try again.");

export const notEnoughStock = (message: string) =>
  new DomainError("conflict", "carts.not_enough_stock", message, { fields: { quantity: message } });

export const cartEmpty = () =>
  new DomainError("conflict", "carts.empty", "Your cart is empty. Choose something first.");
