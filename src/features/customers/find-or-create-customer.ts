import type { Tx } from "@/lib/db";
import { newId } from "@/lib/id";

export type PersonFacts = { email: string; name: string; phone?: string; county?: string };

/**
 * The person of an address (normalised), made with these facts if unknown, in the caller's transaction. Somebody who is
 * known stays as he is: a typed address proves nothing and may change nothing of his (QUALITY.md S6).
 * @returns the customer's id
 */
export async function findOrCreateCustomer(tx: Tx, facts: PersonFacts): Promise<string> {
  const known = await tx.customer.findUnique({ where: { email: facts.email }, select: { id: true } });
  if (known) return known.id;
  // Somebody else may add the same person at this moment; the unique address decides, and both get the same one.
  await tx.customer.createMany({ data: { id: newId("cus"), ...facts }, skipDuplicates: true });
  const { id } = await tx.customer.findUniqueOrThrow({ where: { email: facts.email }, select: { id: true } });
  return id;
}
