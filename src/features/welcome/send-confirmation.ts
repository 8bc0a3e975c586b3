import { type SendOutcome, sendEmail } from "@/features/mail/send-email";
import { findConfirmationRequest } from "@/features/subscriptions/find-confirmation-request";

/**
 * Mails the link by which a request for marketing mail is confirmed; one mail per request. It is transactional: the person
 * asked for it a moment ago.
 * @param requestedAt names the request (`subscriptions/subscription.requested`)
 * @returns null when nobody waits for it any more: confirmed or erased meanwhile
 * @throws DomainError as `sendEmail`
 */
export async function sendConfirmation(
  subscriptionId: string,
  requestedAt: Date,
  now = new Date(),
): Promise<SendOutcome | null> {
  const request = await findConfirmationRequest(subscriptionId, requestedAt);
  if (!request) return null;
  const { email, name, confirmUrl, validHours } = request;
  return sendEmail(
    {
      onceKey: `subscription:${subscriptionId}:confirm:${requestedAt.getTime()}`,
      stream: "transactional",
      message: "confirm-subscription",
      props: { name, confirmUrl, validHours },
      to: { email, name },
    },
    now,
  );
}
