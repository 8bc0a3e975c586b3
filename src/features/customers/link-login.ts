import type { Tx } from "@/lib/db";
import { newId } from "@/lib/id";
import { announce } from "@/lib/outbox";
import { customerRegistered } from "./events";

type Login = { id: string; name: string; email: string; emailVerified: boolean; customerId: string | null };
type Facts = { phone?: string; birthDay?: number; birthMonth?: number };

/**
 * Ties an account to the person of its address, in the caller's transaction, and announces it once. A person who was known
 * before the account (a guest who bought) is tied only when the address is proved; until then the account stays by itself
 * (QUALITY.md S6).
 * @returns the customer's id, null while the address of a known person is not proved
 */
export async function linkLogin(tx: Tx, login: Login, facts: Facts = {}): Promise<string | null> {
  if (login.customerId) return login.customerId;
  const id = newId("cus");
  const { count } = await tx.customer.createMany({
    data: { id, email: login.email, name: login.name, ...facts },
    skipDuplicates: true,
  });
  if (count === 0 && !login.emailVerified) return null;
  const customer =
    count === 1 ? { id } : await tx.customer.findUniqueOrThrow({ where: { email: login.email }, select: { id: true } });
  await tx.customerLogin.update({ where: { id: login.id }, data: { customerId: customer.id } });
  await announce(tx, customerRegistered.create({ customerId: customer.id }));
  return customer.id;
}
