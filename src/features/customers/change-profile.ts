import { inTransaction } from "@/lib/db";
import type { CustomerIdentity } from "@/lib/session";
import { addressNotProved } from "./errors";
import type { ChangeProfileInput } from "./schema";

/**
 * Stores the owner's name, phone and birthday; what is left out is taken away, but for the language of mails.
 * @throws DomainError `customers.address_not_proved`
 */
export async function changeProfile(input: ChangeProfileInput, customer: CustomerIdentity): Promise<void> {
  const { customerId, loginId, emailVerified } = customer;
  if (!customerId || !emailVerified) throw addressNotProved();
  const { name, phone = null, birthDay = null, birthMonth = null, language } = input;
  await inTransaction(async (tx) => {
    await tx.customer.update({ where: { id: customerId }, data: { name, phone, birthDay, birthMonth, language } });
    await tx.customerLogin.update({ where: { id: loginId }, data: { name } });
  });
}
