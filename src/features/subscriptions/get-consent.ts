import { db, type Tx } from "@/lib/db";
import { normaliseEmail } from "@/lib/text";
import { lockSubscription } from "./rows";
import { consentOf } from "./rules";
import type { Consent, Topic } from "./schema";

/** Whether marketing, of this topic or at all, may be mailed to the address now, and if not why. */
export async function getConsent(email: string, now = new Date(), tx: Tx = db, topic?: Topic): Promise<Consent> {
  const subscription = await tx.emailSubscription.findUnique({ where: { email: normaliseEmail(email) } });
  return consentOf(subscription, now, topic);
}

/** The same, and it stays so until the transaction ends: an unsubscribe waits until then. */
export async function lockConsent(tx: Tx, email: string, now: Date, topic?: Topic): Promise<Consent> {
  return consentOf(await lockSubscription(tx, { email: normaliseEmail(email) }), now, topic);
}
