import type { MessageName, MessageOverrides } from "@emails/messages";
import type { EmailTemplate } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { normaliseEmail } from "@/lib/text";
import { overridesOf } from "./rows";

type Reader = { customerId?: string | null; email: string };
type Found = Pick<EmailTemplate, "id" | "locale" | "subject" | "preheader" | "blocks">;

/** Words of a message that somebody wrote over those of its file, and the version they are of. */
export type PublishedWords = { templateId: string; overrides: MessageOverrides };

/**
 * The words in use for a message to a reader: the published version in the language of the customer (by id, else by address), else
 * the English one; null when neither is there and the words of the message's file count.
 */
export async function findPublished(message: MessageName, reader: Reader): Promise<PublishedWords | null> {
  const [found] = await db.$queryRaw<Found[]>`
    WITH reader AS (
      SELECT language FROM customer
      WHERE id = ${reader.customerId ?? null} OR email = ${normaliseEmail(reader.email)}
      ORDER BY (id = ${reader.customerId ?? null}) DESC NULLS LAST LIMIT 1
    )
    SELECT id, locale, subject, preheader, blocks FROM email_template
    WHERE message = ${message} AND published_at IS NOT NULL AND retired_at IS NULL
      AND locale IN ('en', (SELECT language FROM reader))
    ORDER BY (locale = 'en') LIMIT 1`;
  return found ? { templateId: found.id, overrides: overridesOf(found) } : null;
}

/** The words of one version, whatever its state, for test sends; null when it is gone. */
export async function findVersion(id: string): Promise<PublishedWords | null> {
  const row = await db.emailTemplate.findUnique({ where: { id } });
  return row && { templateId: row.id, overrides: overridesOf(row) };
}
