import { db, type Tx } from "@/lib/db";

/**
 * Whether a person, known by address (normalised) or customer id or both, has placed an order at or after a moment, by any way.
 * Cancelled ones count: somebody who cancelled wants no reminder either.
 */
export async function hasOrderSince(
  person: { customerId?: string | null; email?: string | null },
  at: Date,
  tx?: Tx,
): Promise<boolean> {
  const ways = [
    ...(person.customerId ? [{ customerId: person.customerId }] : []),
    ...(person.email ? [{ email: person.email }, { customer: { email: person.email } }] : []),
  ];
  if (ways.length === 0) return false;
  const found = await (tx ?? db).order.findFirst({
    where: { OR: ways, placedAt: { gte: at } },
    select: { id: true },
  });
  return found !== null;
}
