import { db, inTransaction } from "@/lib/db";
import { normaliseEmail } from "@/lib/text";
import { suppressAddress } from "./suppress-address";

/** Keeps every mail, order mails too, from an address until staff lift it. Blocked already, nothing changes. */
export async function blockAddress(email: string, now = new Date()): Promise<void> {
  await inTransaction((tx) => suppressAddress(tx, { email, reason: "manual", emailLogId: null }, now));
}

/** Lets mail reach an address again, whatever had stopped it; the record of that stays. @returns how many stops were lifted */
export async function liftSuppression(email: string, now = new Date()): Promise<number> {
  const { count } = await db.suppression.updateMany({
    where: { email: normaliseEmail(email), liftedAt: null },
    data: { liftedAt: now },
  });
  return count;
}
