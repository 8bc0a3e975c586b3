import { composeMessage } from "@emails/messages";
import { renderEmail } from "@/features/mail/render-email";
import type { EmailRequest } from "@/features/mail/schema";
import { getSample } from "./get-sample";
import type { PreviewInput } from "./schema";

export type Preview = { subject: string; preheader: string; html: string; text: string; kilobytes: number };

/**
 * A message in these words as a customer would get it, by the very rendering that mail goes through. Faulty words are drawn as well
 * as they can be: what is unknown is left out.
 * @throws DomainError not_found `template_previews.customer_not_found`
 */
export async function getPreview({ message, locale, words, customerId, poorest }: PreviewInput): Promise<Preview> {
  const { props, frame } = await getSample(message, customerId, poorest);
  const overrides = { locale, ...words };
  const mail = { message, props } as Pick<EmailRequest, "message" | "props">;
  const { subject, html, text } = await renderEmail(mail, frame, overrides);
  const { preheader } = composeMessage(message, props as never, frame, overrides);
  return { subject, preheader, html, text, kilobytes: Math.ceil(Buffer.byteLength(html) / 1024) };
}
