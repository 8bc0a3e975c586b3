import type { Tx } from "@/lib/db";

type Self = { email: string; customerId: string | null; visitorIds: string[] };

const nobody = { name: "Erased", phone: null, county: null, birthDay: null, birthMonth: null, language: null };

/**
 * Takes everything personal out of a person's profile, in the caller's transaction, and deletes the accounts, sign-ins and browsers. An empty
 * profile stays because orders belong to it.
 * @param standIn what stands in for the address
 */
export async function eraseCustomer(
  tx: Tx,
  { email, customerId, visitorIds }: Self,
  standIn: string,
  now: Date,
): Promise<void> {
  const logins = await tx.customerLogin.findMany({
    where: { OR: [{ email }, ...(customerId ? [{ customerId }] : [])] },
    select: { id: true },
  });
  const loginIds = logins.map(({ id }) => id);
  await tx.customerLoginVerification.deleteMany({
    where: { OR: [{ value: { in: loginIds } }, { value: email }, { identifier: email }] },
  });
  await tx.customerLogin.deleteMany({ where: { id: { in: loginIds } } });
  await tx.visitor.deleteMany({ where: { id: { in: visitorIds } } });
  if (!customerId) return;
  await tx.customerTag.deleteMany({ where: { customerId } });
  await tx.customer.update({ where: { id: customerId }, data: { ...nobody, email: standIn, erasedAt: now } });
}
