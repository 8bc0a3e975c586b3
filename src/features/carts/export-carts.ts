import { db, type Tx } from "@/lib/db";

export type CartOwner = { email: string; customerId: string | null; visitorIds: string[] };

/** The ids of a person's carts: by the own browsers, by the person, and by the own address (normalised) typed into a cart of nobody's. */
export async function findCartsOf({ email, customerId, visitorIds }: CartOwner, tx: Tx = db): Promise<string[]> {
  const rows = await tx.cart.findMany({
    where: {
      OR: [{ visitorId: { in: visitorIds } }, { email, customerId: null }, ...(customerId ? [{ customerId }] : [])],
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** A person's carts with what lies or lay in them. Changes nothing. */
export async function exportCarts(owner: CartOwner) {
  return db.cart.findMany({
    where: { id: { in: await findCartsOf(owner) } },
    orderBy: { id: "asc" },
    select: {
      email: true,
      createdAt: true,
      changedAt: true,
      abandonedAt: true,
      orderedAt: true,
      items: { select: { quantity: true, addedAt: true, product: { select: { name: true } } } },
    },
  });
}
