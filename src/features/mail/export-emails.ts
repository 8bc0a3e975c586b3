import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { openedWords } from "./rows";
import { isSecret } from "./rules";

export type Reader = { email: string; customerId: string | null };

/** Mails to an address (normalised) or to a person, whatever the address then was. */
export const mailsTo = ({ email, customerId }: Reader): Prisma.EmailLogWhereInput => ({
  OR: [{ toEmail: email }, ...(customerId ? [{ customerId }] : [])],
});

/** Every mail that was to be sent to a person: its words, what became of it, and what is known of its being opened. Changes nothing. */
export async function exportEmails(reader: Reader) {
  const rows = await db.emailLog.findMany({
    where: mailsTo(reader),
    orderBy: { id: "asc" },
    include: { body: true, events: { orderBy: { at: "asc" } } },
  });
  return rows.map((log) => {
    const { message, flow, stream, toEmail, toName, subject, plannedAt, acceptedAt, deliveredAt, bouncedAt } = log;
    // A link that opens an account is good for whoever holds it.
    const words = log.body && !isSecret(message) ? openedWords(log, log.body).text : null;
    return {
      ...{ message, flow, stream, to: toEmail, name: toName, subject, plannedAt, acceptedAt, deliveredAt, bouncedAt },
      ...{ complainedAt: log.complainedAt, notSent: log.declinedReason, error: log.error, words },
      visits: log.events.map(({ kind, human, at, url, userAgent }) => ({ kind, human, at, url, userAgent })),
    };
  });
}
