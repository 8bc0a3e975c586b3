import { db } from "@/lib/db";
import type { CustomerIdentity } from "@/lib/session";

/**
 * What the account page shows of its owner. Phone, birthday and language belong to the person of the address and are shown, and can
 * be changed, only when the address is proved (QUALITY.md S6); until then `editable` is false and they are null.
 */
export async function getProfile(customer: CustomerIdentity) {
  const { name, email, emailVerified, customerId } = customer;
  const person =
    emailVerified && customerId
      ? await db.customer.findUnique({
          where: { id: customerId },
          select: { name: true, phone: true, birthDay: true, birthMonth: true, language: true },
        })
      : null;
  const unknown = { phone: null, birthDay: null, birthMonth: null, language: null };
  return { email, emailVerified, editable: person !== null, ...(person ?? { name, ...unknown }) };
}
