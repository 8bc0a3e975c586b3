import { inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { relaySoon } from "@/lib/outbox";
import type { CustomerIdentity } from "@/lib/session";
import { linkLogin } from "./link-login";

export type Entered = { customer: CustomerIdentity; visitorId: string };

/**
 * What follows a proved password: the account is tied to its person where it may be, and the browser to both. A browser that
 * was another account's becomes a new visitor, so that nothing of the other person is carried over.
 * @returns the identity, and the visitor the browser is from now on (the caller gives it the cookie)
 */
export async function enterAccount(
  loginId: string,
  visitorId: string,
  facts: { phone?: string; birthDay?: number; birthMonth?: number } = {},
): Promise<Entered> {
  const entered = await inTransaction(async (tx) => {
    const login = await tx.customerLogin.findUniqueOrThrow({ where: { id: loginId } });
    const customerId = await linkLogin(tx, login, facts);
    const visitor = await tx.visitor.findUniqueOrThrow({ where: { id: visitorId } });
    const { name, email, emailVerified } = login;
    const customer = { loginId, customerId, name, email, emailVerified };
    if (visitor.customerId && visitor.customerId !== customerId) {
      const fresh = await tx.visitor.create({ data: { id: newId("vis"), customerId } });
      return { customer, visitorId: fresh.id };
    }
    await tx.visitor.update({ where: { id: visitorId }, data: { customerId } });
    return { customer, visitorId };
  });
  relaySoon();
  return entered;
}
