import type { Tx } from "@/lib/db";
import { type CartOwner, findCartsOf } from "./export-carts";

/** Deletes a person's carts, in the caller's transaction, and takes the address out of others. Orders made of them stay. @returns how many */
export async function eraseCarts(tx: Tx, owner: CartOwner): Promise<number> {
  const ids = await findCartsOf(owner, tx);
  const { count } = await tx.cart.deleteMany({ where: { id: { in: ids } } });
  await tx.cart.updateMany({ where: { email: owner.email }, data: { email: null } });
  return count;
}
