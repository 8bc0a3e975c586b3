import { DomainError } from "@/lib/errors";

export const productNotFound = () =>
  new DomainError(
    "not_found",
    "catalog.product_not_found",
    "We do not sell this any more. Have a look at the rest of the shop.",
  );

export const categoryNotFound = () =>
  new DomainError("not_found", "catalog.category_not_found", "There is no such shelf in the shop.");
