import { suppressAddress } from "@/features/subscriptions/suppress-address";
import type { EmailLog } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import { announce } from "@/lib/outbox";
import { emailComplained } from "./events";

/**
 * Notes that the reader marked a mail as spam, in the caller's transaction, which holds the mail's row: no mail goes to the address any
 * more until staff lift it (FLOWS.md "Suppression"). Announced as `mail/email.complained`; a second complaint about the mail changes
 * nothing.
 */
export async function noteComplaint(tx: Tx, log: EmailLog, at: Date): Promise<void> {
  if (log.complainedAt) return;
  await tx.emailLog.update({ where: { id: log.id }, data: { complainedAt: at } });
  await suppressAddress(tx, { email: log.toEmail, reason: "complaint", emailLogId: log.id }, at);
  await announce(tx, emailComplained.create({ emailLogId: log.id }));
}
