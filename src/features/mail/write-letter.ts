import { findSubscriptionId } from "@/features/subscriptions/find-subscription-id";
import { preferencesUrl, unsubscribeUrl } from "@/features/subscriptions/make-mail-links";
import { findPublished, findVersion } from "@/features/templates/find-published";
import { mailPart, trackHtml } from "@/features/tracking/track-mail";
import type { EmailLog } from "@/generated/prisma/client";
import { db, inTransaction } from "@/lib/db";
import { env } from "@/lib/env";
import { renderEmail } from "./render-email";
import { openedWords, storedWords } from "./rows";
import type { EmailRequest } from "./schema";

/** The words of a mail as they go out. */
export type Letter = { subject: string; html: string; text: string; headers: Record<string, string> };

/** The address within `Name <address>`. */
export function bareAddress(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}

/** Postgres keeps the keys of JSON in an order of its own; Resend takes a repeat only when it is the same to the byte. */
function inOrder(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).sort(([a], [b]) => a.localeCompare(b)));
}

/** What lets mail programs offer a way out of marketing mail (RFC 2369, RFC 8058), and sort it by list (RFC 2919). */
export function listHeaders(leaveUrl: string): Record<string, string> {
  const address = bareAddress(env().EMAIL_FROM_MARKETING);
  return {
    "List-Unsubscribe": `<${leaveUrl}>, <mailto:${address}?subject=unsubscribe>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "List-Id": `Household Planet offers and news <offers.${address.split("@")[1]}>`,
  };
}

/**
 * The words of the mail: rendered and stored the first time, later the stored ones byte for byte, so that a repeated attempt
 * sends the very same mail and staff read what went out. Its texts are the published ones in the reader's language. Only marketing mail is tracked.
 */
export async function writeLetter(mail: EmailRequest, log: EmailLog, now: Date): Promise<Letter> {
  const stored = await db.emailBody.findUnique({ where: { emailLogId: log.id } });
  if (stored && log.subject !== null) {
    const { html, text } = openedWords(log, stored);
    return { subject: log.subject, html, text, headers: inOrder(stored.headers as Record<string, string>) };
  }
  const shopUrl = env().APP_URL;
  const subscriptionId = log.stream === "marketing" ? await findSubscriptionId(log.toEmail) : null;
  const leave = subscriptionId
    ? {
        unsubscribeUrl: unsubscribeUrl(subscriptionId, now, log.id),
        preferencesUrl: preferencesUrl(subscriptionId, now, log.id),
      }
    : null;
  const template = mail.templateId
    ? await findVersion(mail.templateId)
    : await findPublished(mail.message, { customerId: log.customerId, email: log.toEmail });
  const rendered = await renderEmail(mail, { shopUrl, leave: leave ?? mail.leave ?? null }, template?.overrides);
  const tracked = log.stream === "marketing" ? { html: trackHtml(rendered.html, mailPart(log.id)) } : {};
  const words = { ...rendered, ...tracked };
  const templateId = template?.templateId ?? null;
  const headers = inOrder(leave ? listHeaders(leave.unsubscribeUrl) : {});
  await inTransaction(async (tx) => {
    const body = { ...storedWords(log, words), headers };
    await tx.emailBody.upsert({ where: { emailLogId: log.id }, create: { emailLogId: log.id, ...body }, update: body });
    await tx.emailLog.update({ where: { id: log.id }, data: { subject: words.subject, templateId } });
  });
  return { ...words, headers };
}
