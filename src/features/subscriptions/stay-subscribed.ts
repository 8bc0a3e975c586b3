import { inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { linkNotValid } from "./errors";
import { readMailLink } from "./make-mail-links";
import { lockSubscription } from "./rows";
import type { Evidence } from "./schema";

/** The words of the button that lifts a sunset, kept with the consent. */
export const STAY_TEXT = "Yes, keep me on the list";

/**
 * Lifts the stop after a long silence (`sunsetSubscription`): the consent that was once confirmed holds again, and the press is kept as
 * evidence. Changes nothing for who was not stopped, or has left since: leaving stays leaving.
 * @param token of purpose `preferences`, from any mail
 * @returns whether it was lifted now
 * @throws DomainError not_found `subscriptions.link_not_valid`
 */
export async function staySubscribed(token: string, { ip, userAgent }: Evidence, now = new Date()): Promise<boolean> {
  const link = readMailLink(token, now, "preferences");
  if (!link) throw linkNotValid();
  const { subscriptionId: id, emailLogId } = link;
  return inTransaction(async (tx) => {
    const found = await lockSubscription(tx, { id });
    if (!found) throw linkNotValid();
    if (!found.sunsetAt || found.unsubscribedAt) return false;
    const shown = { textShown: STAY_TEXT, source: "preferences-page", ipAddress: ip, userAgent, emailLogId };
    await tx.consentRecord.create({
      data: { id: newId("con"), subscriptionId: id, act: "resubscribed", ...shown, at: now },
    });
    await tx.emailSubscription.update({ where: { id }, data: { sunsetAt: null } });
    return true;
  });
}
