import { AuthError, customerAuth } from "@/lib/auth";
import { takePoint } from "@/lib/rate-limit";
import { type Entered, enterAccount } from "./enter-account";
import { signInRefused } from "./errors";
import { signInByAccount, signInByIp } from "./limits";
import type { Comer } from "./schema";

/**
 * Signs the browser in with e-mail and password.
 * @throws DomainError `customers.sign_in_refused` for a wrong password and an unknown address alike; `….too_many` after 10
 *   tries for an account in 15 minutes or 300 from an address in 10
 */
export async function signIn(input: { email: string; password: string }, who: Comer): Promise<Entered> {
  await takePoint(signInByIp, who.ip);
  await takePoint(signInByAccount, input.email);
  try {
    const { user } = await customerAuth().api.signInEmail({ body: input, headers: who.headers });
    return await enterAccount(user.id, who.visitorId);
  } catch (error) {
    if (error instanceof AuthError) throw signInRefused();
    throw error;
  }
}

/** Ends the session of the request's login cookie; without one nothing happens. */
export async function signOut(headers: Headers): Promise<void> {
  await customerAuth().api.signOut({ headers });
}
