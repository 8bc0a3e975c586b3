import type { Tx } from "@/lib/db";
import { hasOrderSince } from "./has-order-since";

/**
 * Keeps a known person from ordering until the transaction ends, and tells whether he has ordered since a moment, by whichever way: while a
 * mail is handed over under this hold no order of his can be committed (QUALITY.md R4). An order refers to its person, so its foreign
 * key waits for this lock. Nobody known by the address: nothing is held.
 * @param email normalised
 */
export async function holdOrders(tx: Tx, email: string, since: Date): Promise<{ ordered: boolean }> {
  await tx.$queryRaw`SELECT id FROM customer WHERE email = ${email} FOR UPDATE`;
  return { ordered: await hasOrderSince({ email }, since, tx) };
}
