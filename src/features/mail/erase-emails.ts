import type { Tx } from "@/lib/db";
import { mailsTo, type Reader } from "./export-emails";
import { released } from "./rows";

const nowhere = { toName: null, subject: null, error: null, providerMessageId: null };

/**
 * Makes a person's mails nobody's, in the caller's transaction: their words, addresses and what tells of the reader's device are gone; that
 * they went, when, and what they brought stays for the figures. What was still to go is declined. Waits for the end of a mail that
 * is being handed over.
 * @param standIn what stands in for the address
 * @returns how many mails
 */
export async function eraseEmails(tx: Tx, reader: Reader, standIn: string, now: Date): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`mail:${reader.email}`}, 0))`;
  const where = mailsTo(reader);
  const ids = (await tx.emailLog.findMany({ where, select: { id: true } })).map(({ id }) => id);
  const ofThem = { emailLogId: { in: ids } };
  await tx.emailBody.deleteMany({ where: ofThem });
  await tx.emailEvent.updateMany({ where: ofThem, data: { userAgent: null, url: null } });
  await tx.emailAttempt.updateMany({ where: { ...ofThem, error: { not: null } }, data: { error: "erased" } });
  await tx.emailLog.updateMany({
    where: { id: { in: ids }, acceptedAt: null, declinedAt: null, failedAt: null, unknownAt: null },
    data: { ...released, deferredUntil: null, deferredReason: null, declinedAt: now, declinedReason: "person_gone" },
  });
  await tx.emailLog.updateMany({ where: { id: { in: ids } }, data: { toEmail: standIn, ...nowhere } });
  return ids.length;
}
