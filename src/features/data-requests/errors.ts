import { DomainError } from "@/lib/errors";

export const linkNotValid = () =>
  new DomainError("not_found", "data_requests.link_not_valid", "This link is not valid, or it is not valid any more.");

export const requestNotFound = () =>
  new DomainError("not_found", "data_requests.unknown_request", "There is no such request.");

export const requestSettled = () =>
  new DomainError("conflict", "data_requests.settled", "This request was done or refused meanwhile.");

export const exportIsForTheMailbox = () =>
  new DomainError(
    "invalid",
    "data_requests.export_by_mailbox",
    "A copy is handed out to the owner of the mailbox only: send the mail again.",
  );
