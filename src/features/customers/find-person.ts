import { db } from "@/lib/db";
import { normaliseEmail } from "@/lib/text";

/** The person of an address, with the name to greet by (null when it is blank); null when nobody is known by it, or was erased. */
export async function findPerson(email: string): Promise<{ customerId: string; name: string | null } | null> {
  const found = await db.customer.findFirst({
    where: { email: normaliseEmail(email), erasedAt: null },
    select: { id: true, name: true },
  });
  return found && { customerId: found.id, name: found.name.trim() || null };
}
