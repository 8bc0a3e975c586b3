import { db } from "@/lib/db";
import { normaliseEmail } from "@/lib/text";

/** The id of the subscription of this address, confirmed or not; null when there never was one. */
export async function findSubscriptionId(email: string): Promise<string | null> {
  const found = await db.emailSubscription.findUnique({
    where: { email: normaliseEmail(email) },
    select: { id: true },
  });
  return found?.id ?? null;
}
