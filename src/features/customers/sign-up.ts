import { requestSubscription } from "@/features/subscriptions/request-subscription";
import { CONSENT_TEXT } from "@/features/subscriptions/schema";
import { AuthError, customerAuth } from "@/lib/auth";
import { takePoint } from "@/lib/rate-limit";
import { type Entered, enterAccount } from "./enter-account";
import { addressTaken } from "./errors";
import { signUpByIp } from "./limits";
import type { Comer, SignUpInput } from "./schema";

async function createLogin(input: SignUpInput, headers: Headers): Promise<string> {
  const { name, email, password } = input;
  try {
    return (await customerAuth().api.signUpEmail({ body: { name, email, password }, headers })).user.id;
  } catch (error) {
    if (error instanceof AuthError && error.status === "UNPROCESSABLE_ENTITY") throw addressTaken();
    throw error;
  }
}

/**
 * Opens an account and signs the browser in. The typed address is not proved by it: what a guest of that address bought, and
 * his profile, stay closed until it is (QUALITY.md S6). With `consent` the address is asked to confirm marketing mail.
 * @throws DomainError `customers.address_taken`, `customers.sign_up_ip.too_many`; nothing was changed then
 */
export async function signUp(input: SignUpInput, who: Comer, now = new Date()): Promise<Entered> {
  await takePoint(signUpByIp, who.ip);
  const loginId = await createLogin(input, who.headers);
  const { phone, birthDay, birthMonth } = input;
  const entered = await enterAccount(loginId, who.visitorId, { phone, birthDay, birthMonth });
  if (input.consent)
    await requestSubscription(
      {
        email: input.email,
        name: input.name,
        source: "sign-up",
        textShown: CONSENT_TEXT,
        ip: who.ip,
        userAgent: who.userAgent,
      },
      now,
    );
  return entered;
}
