import { inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { announce, relaySoon } from "@/lib/outbox";
import { linkNotValid } from "./errors";
import { subscriptionEnded } from "./events";
import { readMailLink } from "./make-mail-links";
import { lockSubscription } from "./rows";
import type { Evidence } from "./schema";

/**
 * Ends marketing mail to the address of the token at once; order mails go on. Also ends a request that was never
 * confirmed. A second time changes nothing. While a mail is being handed over it waits, and no further one follows.
 * @param token of purpose `unsubscribe` or `preferences`, from any mail; the mail stands in the evidence, as far as the link names it
 * @param source which way out was taken, kept as evidence with what was shown there
 * @throws DomainError not_found `subscriptions.link_not_valid`
 */
export async function unsubscribe(
  token: string,
  evidence: Evidence,
  now = new Date(),
  source: "one-click" | "unsubscribe-page" | "preferences-page" = "unsubscribe-page",
): Promise<{ email: string }> {
  const link = readMailLink(token, now, "unsubscribe", "preferences");
  if (!link) throw linkNotValid();
  const { subscriptionId: id, emailLogId } = link;
  const email = await inTransaction(async (tx) => {
    const subscription = await lockSubscription(tx, { id });
    if (!subscription) throw linkNotValid();
    if (subscription.unsubscribedAt) return subscription.email;
    await tx.consentRecord.create({
      data: {
        id: newId("con"),
        subscriptionId: id,
        act: "unsubscribed",
        textShown: source === "one-click" ? "List-Unsubscribe=One-Click" : "Stop all offers and news",
        source,
        ipAddress: evidence.ip,
        userAgent: evidence.userAgent,
        emailLogId,
        at: now,
      },
    });
    await tx.emailSubscription.update({ where: { id }, data: { unsubscribedAt: now } });
    await announce(tx, subscriptionEnded.create({ subscriptionId: id }));
    return subscription.email;
  });
  relaySoon();
  return { email };
}
