import { db } from "@/lib/db";

/** Under which id the console shows the person of an address (normalised): the customer's, else the subscription's; null when nobody is known. */
export async function findPersonId(email: string): Promise<string | null> {
  const [customer, subscription] = await Promise.all([
    db.customer.findUnique({ where: { email }, select: { id: true } }),
    db.emailSubscription.findUnique({ where: { email }, select: { id: true } }),
  ]);
  return customer?.id ?? subscription?.id ?? null;
}
