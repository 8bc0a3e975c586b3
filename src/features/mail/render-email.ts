import { composeMessage, type MailFrame, type MessageOverrides } from "@emails/messages";
import { render, toPlainText } from "@react-email/render";
import type { EmailRequest } from "./schema";

/** Line breaks in a subject would end the header. */
const oneLine = (words: string) => words.replace(/\s+/g, " ").trim();

/**
 * Subject, HTML and plain text of a message, in the words of its file or those that were written over them. The same input gives the
 * same bytes.
 */
export async function renderEmail(
  mail: Pick<EmailRequest, "message" | "props">,
  frame: MailFrame,
  overrides?: MessageOverrides,
): Promise<{ subject: string; html: string; text: string }> {
  const { subject, element } = composeMessage(mail.message, mail.props, frame, overrides);
  const html = await render(element);
  return { subject: oneLine(subject), html, text: toPlainText(html) };
}
