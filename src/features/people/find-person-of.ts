import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";

const unknown = () => new DomainError("not_found", "people.unknown", "There is nobody of this number (any more).");

/**
 * The address behind a customer's or subscriber's id.
 * @throws DomainError not_found `people.unknown`
 */
export async function findPersonOf(id: string): Promise<string> {
  const select = { email: true };
  const found = id.startsWith("sub_")
    ? await db.emailSubscription.findUnique({ where: { id }, select })
    : await db.customer.findUnique({ where: { id }, select });
  if (!found) throw unknown();
  return found.email;
}
