import { noteBounce } from "@/features/mail/note-bounce";
import { noteComplaint } from "@/features/mail/note-complaint";
import type { EmailLog } from "@/generated/prisma/client";
import { inTransaction, type Tx } from "@/lib/db";
import { log } from "@/lib/log";
import { MAIL_TAG } from "@/lib/mailer";
import { relaySoon } from "@/lib/outbox";
import { readResendWebhook } from "@/lib/resend-webhook";
import { notSigned } from "./errors";
import { type Report, readReport } from "./rules";
import { type ResendEvent, resendEvent } from "./schema";

/** What a webhook did: `ignored` tells of no mail of ours, or nothing of its way. */
export type Taken = "noted" | "repeated" | "ignored";

/**
 * Takes a webhook of Resend's in: what became of a mail is on record as a fact with its time, once, in whatever order the webhooks come;
 * a bounce or a complaint holds the address at once. Its id is kept in the same transaction, so that a repetition has no effect.
 * @throws DomainError unauthenticated `delivery_reports.not_signed`; ZodError for an event about a mail that is not one
 */
export async function takeResendWebhook(body: string, headers: Headers, now = new Date()): Promise<Taken> {
  const webhook = readResendWebhook(body, headers);
  if (!webhook) throw notSigned();
  // Resend tells of domains and contacts too.
  if (!/^email\./.test(String((webhook.event as { type?: unknown } | null)?.type))) return "ignored";
  const event = resendEvent.parse(webhook.event);
  const report = readReport(event);
  if (!report) return "ignored";
  const taken = await inTransaction(async (tx): Promise<Taken> => {
    const receipt = { id: `resend:${webhook.id}`, receivedAt: now };
    const { count } = await tx.webhookReceipt.createMany({ data: receipt, skipDuplicates: true });
    if (count === 0) return "repeated";
    const mail = await lockMail(tx, event);
    if (!mail) return "ignored";
    // A clock that runs ahead there must not put facts into our future.
    const at = event.created_at < now ? event.created_at : now;
    await note(tx, mail, report, event.data.email_id, at);
    return "noted";
  });
  if (taken === "ignored")
    log.info({ type: event.type, emailId: event.data.email_id }, "a webhook about no mail of ours");
  relaySoon();
  return taken;
}

/** The mail of the event, locked: while it is being handed over this waits for the end of that. */
async function lockMail(tx: Tx, { data }: ResendEvent): Promise<EmailLog | null> {
  const named = data.tags?.[MAIL_TAG] ?? null;
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM email_log WHERE id = ${named} OR provider_message_id = ${data.email_id} LIMIT 1 FOR UPDATE`;
  return found ? tx.emailLog.findUnique({ where: { id: found.id } }) : null;
}

async function note(tx: Tx, mail: EmailLog, report: Report, providerMessageId: string, at: Date): Promise<void> {
  // Resend tells only of what it took: this also settles a hand-over whose answer we never saw.
  const provided = mail.providerMessageId ? {} : { provider: "resend", providerMessageId };
  const accepted = mail.acceptedAt ? {} : { acceptedAt: at };
  await tx.emailLog.update({ where: { id: mail.id }, data: { ...provided, ...accepted, ...factOf(mail, report, at) } });
  if (report.news === "bounced") await noteBounce(tx, mail, report, at);
  if (report.news === "complained") await noteComplaint(tx, mail, at);
}

/** The first time counts. */
function factOf(mail: EmailLog, report: Report, at: Date): Partial<EmailLog> {
  if (report.news === "delivered") return { deliveredAt: mail.deliveredAt ?? at };
  if (report.news === "delayed") return { delayedAt: mail.delayedAt ?? at };
  if (report.news === "failed") return { failedAt: mail.failedAt ?? at, error: report.why };
  return {};
}
