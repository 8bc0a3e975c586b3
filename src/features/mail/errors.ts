import { DomainError } from "@/lib/errors";

/** Another worker has the mail; what came of it is known after `seconds` at the latest. */
export const mailInFlight = (seconds: number) =>
  new DomainError("unavailable", "mail.in_flight", "This mail is being sent right now.", {
    retryAfterSeconds: Math.max(1, Math.ceil(seconds)),
  });

export const providerUnavailable = (why: string, seconds: number) =>
  new DomainError("unavailable", "mail.provider_unavailable", `The mail provider did not take the mail: ${why}`, {
    retryAfterSeconds: seconds,
  });

export const mailNotFound = () => new DomainError("not_found", "mail.not_found", "There is no such mail.");
