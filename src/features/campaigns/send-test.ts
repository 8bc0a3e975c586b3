import { bareAddress } from "@/features/mail/write-letter";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/id";
import { deliver, MailerError } from "@/lib/mailer";
import { campaignNotFound, testRefused } from "./errors";
import { previewCampaign } from "./preview-campaign";
import { toCampaignInput } from "./rows";

/**
 * Mails the campaign as it stands to the member of staff who asks, marked as a test in its subject: it stands among the mails, and in no
 * figure of the campaign.
 * @throws DomainError not_found `campaigns.not_found`, unavailable `campaigns.test_refused`
 */
export async function sendTest(
  id: string,
  staff: { name: string; email: string },
  now = new Date(),
): Promise<{ to: string }> {
  const row = await db.emailCampaign.findUnique({ where: { id } });
  if (!row) throw campaignNotFound();
  const { html, text, subject: words } = await previewCampaign(toCampaignInput(row), staff.name, now);
  const subject = `[Test] ${words}`;
  const emailLogId = newId("eml");
  const onceKey = `campaign-test:${id}:${emailLogId}`;
  const about = {
    id: emailLogId,
    onceKey,
    message: "campaign-test",
    toEmail: staff.email,
    toName: staff.name,
    subject,
  };
  await db.emailLog.create({
    data: {
      ...{ ...about, stream: "transactional", plannedAt: now, sendingAt: now },
      body: { create: { html, text, headers: {} } },
    },
  });
  const from = env().EMAIL_FROM_MARKETING;
  const messageId = `<${emailLogId}@${bareAddress(from).split("@")[1]}>`;
  const letter = { from, subject, html, text, headers: {}, messageId, emailLogId, idempotencyKey: onceKey };
  const end = await deliver({ ...letter, to: staff }).catch((error: unknown) => error);
  if (end instanceof MailerError) {
    await db.emailLog.update({ where: { id: emailLogId }, data: { failedAt: now, error: end.message } });
    throw testRefused(end.message, end.retryAfterSeconds);
  }
  if (end instanceof Error) throw end;
  const { provider, messageId: providerMessageId } = end as Awaited<ReturnType<typeof deliver>>;
  await db.emailLog.update({ where: { id: emailLogId }, data: { acceptedAt: now, provider, providerMessageId } });
  await db.emailCampaign.updateMany({ where: { id }, data: { testSentAt: now } });
  return { to: staff.email };
}
