import { db } from "@/lib/db";

/** An address's (normalised) consent, with all its evidence, and what keeps mail from it. */
export async function exportSubscription(email: string) {
  const [subscription, suppressions] = await Promise.all([
    db.emailSubscription.findUnique({ where: { email }, include: { records: { orderBy: { at: "asc" } } } }),
    db.suppression.findMany({ where: { email }, orderBy: { at: "asc" } }),
  ]);
  return { subscription, suppressions };
}
