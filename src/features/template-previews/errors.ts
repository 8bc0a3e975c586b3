import { DomainError } from "@/lib/errors";

export const customerNotFound = () =>
  new DomainError(
    "not_found",
    "template_previews.customer_not_found",
    "This customer is not there any more. Please choose another one.",
  );

export const testNotSent = (why: string) =>
  new DomainError("unavailable", "template_previews.test_not_sent", `The test mail was not sent: ${why}`);
