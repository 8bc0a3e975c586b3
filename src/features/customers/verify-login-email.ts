import { inTransaction, type Tx } from "@/lib/db";
import { relaySoon } from "@/lib/outbox";
import { linkLogin } from "./link-login";

/** The account's address is proved: it is tied to the person of the address. In the caller's transaction. */
export async function proveAddress(tx: Tx, loginId: string): Promise<string> {
  const login = await tx.customerLogin.update({ where: { id: loginId }, data: { emailVerified: true } });
  const customerId = await linkLogin(tx, login);
  if (!customerId) throw new Error("An account with a proved address could not be tied to its person");
  return customerId;
}

/**
 * A link that was mailed to `email` has been used in a browser signed in as `signedInAs`: when the account is of that address,
 * the address is proved, and the account sees all that the person of the address bought. Both are needed: with the link alone,
 * somebody who signs up with another's address would be let in by the other's click (QUALITY.md S6).
 * @param email normalised
 * @returns whether the account's address is proved now
 */
export async function verifyLoginEmail(email: string, signedInAs: string | null): Promise<boolean> {
  if (!signedInAs) return false;
  const proved = await inTransaction(async (tx) => {
    const login = await tx.customerLogin.findFirst({ where: { id: signedInAs, email } });
    if (!login) return false;
    if (!login.emailVerified || !login.customerId) await proveAddress(tx, login.id);
    return true;
  });
  relaySoon();
  return proved;
}
