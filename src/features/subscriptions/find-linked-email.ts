import { db } from "@/lib/db";
import { verifyToken } from "@/lib/tokens";
import { linkNotValid } from "./errors";

/**
 * The address of the subscription that a link in our mails leads to.
 * @param token of purpose `preferences`
 * @throws DomainError not_found `subscriptions.link_not_valid`
 */
export async function findLinkedEmail(token: string, now: Date): Promise<string> {
  const id = verifyToken("preferences", token, now);
  const found = id ? await db.emailSubscription.findUnique({ where: { id }, select: { email: true } }) : null;
  if (!found) throw linkNotValid();
  return found.email;
}
