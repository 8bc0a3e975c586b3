import { inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { announce, relaySoon } from "@/lib/outbox";
import { verifyToken } from "@/lib/tokens";
import { linkNotValid } from "./errors";
import { subscriptionConfirmed } from "./events";
import { lockSubscription } from "./rows";
import { CONSENT_TEXT, type Evidence } from "./schema";

/**
 * Ends the double opt-in: from now on the address gets marketing mail, also when it had left, paused or been silent for
 * too long before. The press of the button is
 * kept as evidence with the text of the request. Confirming again changes nothing.
 * @param token from the confirmation mail, valid 48 h
 * @throws DomainError not_found `subscriptions.link_not_valid`
 */
export async function confirmSubscription(
  token: string,
  evidence: Evidence,
  now = new Date(),
): Promise<{ email: string }> {
  const id = verifyToken("confirm-subscription", token, now);
  if (!id) throw linkNotValid();
  const email = await inTransaction(async (tx) => {
    const subscription = await lockSubscription(tx, { id });
    if (!subscription) throw linkNotValid();
    const { unsubscribedAt, sunsetAt } = subscription;
    if (subscription.confirmedAt && !unsubscribedAt && !sunsetAt) return subscription.email;
    const request = await tx.consentRecord.findFirst({
      where: { subscriptionId: id, act: "requested" },
      orderBy: { at: "desc" },
    });
    await tx.consentRecord.create({
      data: {
        id: newId("con"),
        subscriptionId: id,
        act: unsubscribedAt || sunsetAt ? "resubscribed" : "confirmed",
        textShown: request?.textShown ?? CONSENT_TEXT,
        source: "confirmation-mail",
        ipAddress: evidence.ip,
        userAgent: evidence.userAgent,
        at: now,
      },
    });
    await tx.emailSubscription.update({
      where: { id },
      data: { confirmedAt: now, unsubscribedAt: null, sunsetAt: null, pausedUntil: null },
    });
    await announce(tx, subscriptionConfirmed.create({ subscriptionId: id }));
    return subscription.email;
  });
  relaySoon();
  return { email };
}
