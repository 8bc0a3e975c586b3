import { db } from "@/lib/db";
import { linkNotValid } from "./errors";
import { readMailLink } from "./make-mail-links";

/**
 * The address of the subscription that a link in our mails leads to.
 * @param token of purpose `preferences`
 * @throws DomainError not_found `subscriptions.link_not_valid`
 */
export async function findLinkedEmail(token: string, now: Date): Promise<string> {
  const id = readMailLink(token, now, "preferences")?.subscriptionId;
  const found = id ? await db.emailSubscription.findUnique({ where: { id }, select: { email: true } }) : null;
  if (!found) throw linkNotValid();
  return found.email;
}
