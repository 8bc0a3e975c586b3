import { isMarketing, type MailFrame, type MessageName, type MessageProps, messages } from "@emails/messages";
import { poorestSample } from "@/features/templates/describe-message";
import { env } from "@/lib/env";
import { customerNotFound } from "./errors";
import { findPreviewPerson } from "./rows";
import { propsFor } from "./rules";

/** Something to draw a message with. Its links lead to pages that say that they are no longer valid. */
export type Sample = { message: MessageName; props: MessageProps[MessageName]; frame: MailFrame };

/**
 * What a message is told for a customer, or its sample (the poorest there may be, if wanted) when none is chosen, in the frame that it has in life.
 * @throws DomainError not_found `template_previews.customer_not_found`
 */
export async function getSample(message: MessageName, customerId: string | null, poorest = false): Promise<Sample> {
  const sample = poorest ? poorestSample(message) : messages[message].sample;
  const person = customerId ? await findPreviewPerson(customerId) : null;
  if (customerId && !person) throw customerNotFound();
  const shopUrl = env().APP_URL;
  const leave = isMarketing(message)
    ? { unsubscribeUrl: `${shopUrl}/unsubscribe/preview`, preferencesUrl: `${shopUrl}/preferences/preview` }
    : null;
  return { message, props: person ? propsFor(sample, person) : sample, frame: { shopUrl, leave } };
}
