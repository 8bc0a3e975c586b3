import { DomainError } from "@/lib/errors";

/** Also for a link that is too old, and for an order that is gone. */
export const reviewLinkNotValid = () =>
  new DomainError(
    "not_found",
    "reviews.link_not_valid",
    "This link does not work any more. Open it from our newest mail.",
  );

export const notDelivered = () =>
  new DomainError("conflict", "reviews.not_delivered", "You can review it once it has been delivered.");

export const reviewNotFound = () => new DomainError("not_found", "reviews.not_found", "There is no such review.");
