import { db, type Tx } from "@/lib/db";
import { normaliseEmail } from "@/lib/text";
import { lockSubscription } from "./rows";
import { consentOf } from "./rules";
import type { Consent } from "./schema";

/** Whether marketing may be mailed to this address now, and if not why. */
export async function getConsent(email: string, now = new Date(), tx: Tx = db): Promise<Consent> {
  return consentOf(await tx.emailSubscription.findUnique({ where: { email: normaliseEmail(email) } }), now);
}

/** The same, and it stays so until the transaction ends: an unsubscribe waits until then. */
export async function lockConsent(tx: Tx, email: string, now: Date): Promise<Consent> {
  return consentOf(await lockSubscription(tx, { email: normaliseEmail(email) }), now);
}
