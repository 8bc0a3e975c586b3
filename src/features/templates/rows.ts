import type { MailLocale, MessageOverrides } from "@emails/messages";
import type { EmailTemplate } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import { versionNotFound } from "./errors";
import { stateOf, type VersionState } from "./rules";
import type { TemplateKey, TemplateWords } from "./schema";

type Blocks = { texts?: Record<string, string>; products?: TemplateWords["products"] };
type Worded = Pick<EmailTemplate, "subject" | "preheader" | "blocks">;

/** The words of a version. */
export function wordsOf({ subject, preheader, blocks }: Worded): TemplateWords {
  const { texts, products } = blocks as Blocks;
  return { texts: { ...texts, subject, preheader }, ...(products && { products }) };
}

/** Words as they are stored. */
export function columnsOf({ texts, products }: TemplateWords): { subject: string; preheader: string; blocks: Blocks } {
  const { subject = "", preheader = "", ...others } = texts;
  return { subject, preheader, blocks: { texts: others, ...(products && { products }) } };
}

/** A version as it goes over the texts of its message's file. */
export function overridesOf(row: Worded & Pick<EmailTemplate, "locale">): MessageOverrides {
  return { locale: row.locale as MailLocale, ...wordsOf(row) };
}

/** A version as the editor shows it. */
export type TemplateVersion = {
  id: string;
  version: number;
  state: VersionState;
  words: TemplateWords;
  /** Who wrote it last; null when that account is gone. */
  author: string | null;
  createdAt: Date;
  updatedAt: Date;
  publishedAt: Date | null;
};

export const withAuthor = { author: { select: { name: true } } } as const;

export function toVersion(row: EmailTemplate & { author: { name: string } | null }): TemplateVersion {
  const { id, version, author, createdAt, updatedAt, publishedAt } = row;
  const state = stateOf(row);
  return { id, version, state, words: wordsOf(row), author: author?.name ?? null, createdAt, updatedAt, publishedAt };
}

/** Lets one at a time change the versions of a message in a language, until the transaction ends. */
export async function lockTemplate(tx: Tx, { message, locale }: { message: string; locale: string }): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`email_template/${message}/${locale}`}, 0))`;
}

/**
 * The version with this id, with its message and language locked until the transaction ends.
 * @throws DomainError not_found `templates.version_not_found`
 */
export async function lockVersion(tx: Tx, id: string): Promise<EmailTemplate> {
  const found = await tx.emailTemplate.findUnique({ where: { id }, select: { message: true, locale: true } });
  if (!found) throw versionNotFound();
  await lockTemplate(tx, found);
  return tx.emailTemplate.findUniqueOrThrow({ where: { id } });
}

/** The number of the next version. */
export async function nextVersion(tx: Tx, { message, locale }: TemplateKey | EmailTemplate): Promise<number> {
  const { _max } = await tx.emailTemplate.aggregate({ where: { message, locale }, _max: { version: true } });
  return (_max.version ?? 0) + 1;
}

/** Takes the version that is in use out of it. */
export async function retirePublished(tx: Tx, key: { message: string; locale: string }, now: Date): Promise<void> {
  const { message, locale } = key;
  await tx.emailTemplate.updateMany({
    where: { message, locale, publishedAt: { not: null }, retiredAt: null },
    data: { retiredAt: now },
  });
}
