import { db } from "@/lib/db";
import { confirmUrl } from "./make-mail-links";
import { CONFIRM_VALID_HOURS } from "./rules";

/**
 * What the confirmation mail of a request says: to whom, and the link, good for 48 h from the request on. Null when the
 * subscription is confirmed already or does not exist.
 */
export async function findConfirmationRequest(
  subscriptionId: string,
  requestedAt: Date,
): Promise<{ email: string; name: string | null; confirmUrl: string; validHours: number } | null> {
  const found = await db.emailSubscription.findUnique({ where: { id: subscriptionId } });
  if (!found || (found.confirmedAt && !found.unsubscribedAt && !found.sunsetAt)) return null;
  const { email, name } = found;
  return { email, name, confirmUrl: confirmUrl(subscriptionId, requestedAt), validHours: CONFIRM_VALID_HOURS };
}
