import type { Tx } from "@/lib/db";

/** Deletes what a person wrote about products, in the caller's transaction. @returns how many reviews */
export async function eraseReviews(tx: Tx, customerId: string): Promise<number> {
  return (await tx.review.deleteMany({ where: { customerId } })).count;
}
