import { AuthError, staffAuth } from "@/lib/auth";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { givePointsBack, type Limit, takePoint } from "@/lib/rate-limit";
import { normaliseEmail } from "@/lib/text";
import type { SignInInput } from "./schema";

/** Ten tries in 15 minutes leave a person room for typing errors and a guesser none (QUALITY.md S7: login throttled). */
const perAccount: Limit = { name: "staff.sign_in", points: 10, perSeconds: 900 };
/** Wider: a whole shop shares one address. */
const perAddress: Limit = { name: "staff.sign_in_address", points: 100, perSeconds: 900 };

/**
 * Signs a staff member in and sets the login cookie (30 days). A wrong password, an unknown address and a deactivated account
 * are told apart neither in words nor by what is counted.
 * @param who the request's headers and address
 * @throws DomainError `staff.wrong_credentials`, `staff.sign_in.too_many`, `staff.sign_in_address.too_many`
 */
export async function signIn(input: SignInInput, who: { headers: Headers; ip: string }): Promise<void> {
  const email = normaliseEmail(input.email);
  await Promise.all([takePoint(perAccount, email), takePoint(perAddress, who.ip)]);
  const gone = await db.staff.findFirst({ where: { email, deactivatedAt: { not: null } }, select: { id: true } });
  if (gone) throw wrongCredentials();
  try {
    await staffAuth().api.signInEmail({ body: { email, password: input.password }, headers: who.headers });
  } catch (refused) {
    if (refused instanceof AuthError && refused.statusCode < 500) throw wrongCredentials();
    throw refused;
  }
  // Who knows the password does not guess it: signing in on many devices is no attack.
  await givePointsBack(perAccount, email);
}

function wrongCredentials(): DomainError {
  return new DomainError(
    "unauthenticated",
    "staff.wrong_credentials",
    "This e-mail address and password do not belong together. Please check both.",
  );
}
