import { db } from "@/lib/db";
import { verifyToken } from "@/lib/tokens";
import { linkNotValid } from "./errors";
import { maskEmail } from "./get-preferences";

/**
 * What a confirmation link is about. Changes nothing.
 * @throws DomainError not_found `subscriptions.link_not_valid`, also 48 h after the request
 */
export async function findConfirmation(
  token: string,
  now = new Date(),
): Promise<{ maskedEmail: string; confirmed: boolean }> {
  const id = verifyToken("confirm-subscription", token, now);
  const found = id ? await db.emailSubscription.findUnique({ where: { id } }) : null;
  if (!found) throw linkNotValid();
  return {
    maskedEmail: maskEmail(found.email),
    confirmed: found.confirmedAt !== null && !found.unsubscribedAt && !found.sunsetAt,
  };
}
