import { DomainError } from "@/lib/errors";

export const linkNotValid = () =>
  new DomainError("not_found", "subscriptions.link_not_valid", "This link is not valid, or it is not valid any more.");
