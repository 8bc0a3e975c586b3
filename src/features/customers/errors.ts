import { DomainError } from "@/lib/errors";

/** One answer for an unknown address and for a wrong password: who asks learns nothing of others. */
export const signInRefused = () =>
  new DomainError("unauthenticated", "customers.sign_in_refused", "That e-mail and password do not belong together.");

export const addressTaken = () =>
  new DomainError("conflict", "customers.address_taken", "We cannot open a new account with this address.", {
    fields: { email: "If it is yours, sign in, or set a new password by the link below." },
  });

export const resetLinkNotValid = () =>
  new DomainError(
    "not_found",
    "customers.reset_link_not_valid",
    "This link is used up or older than an hour. Please ask for a new one.",
  );

export const notSignedIn = () =>
  new DomainError("unauthenticated", "customers.not_signed_in", "Please sign in to see your account.");

export const addressNotProved = () =>
  new DomainError(
    "forbidden",
    "customers.address_not_proved",
    "Please prove your address first: follow the link we mailed, or set a new password.",
  );
