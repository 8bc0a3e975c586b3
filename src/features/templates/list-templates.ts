import { isMarketing, type MailLocale, type Message, type MessageName, mailLocales, messages } from "@emails/messages";
import { fillText } from "@emails/texts";
import { db } from "@/lib/db";
import { groupOf, type MessageGroup } from "./rules";

/** The words of a message in one language. `published` null: those of its file are in use (for Swahili: the English ones). */
export type TemplateUse = {
  locale: MailLocale;
  published: { version: number; at: Date; author: string | null } | null;
  draft: { updatedAt: Date; author: string | null } | null;
};

/** `subject`: as it reads for the message's sample. */
export type TemplateLine = { message: MessageName; group: MessageGroup; subject: string; uses: TemplateUse[] };

/** Every message a person can receive, with what is in use and in work for it in each language. */
export async function listTemplates(): Promise<TemplateLine[]> {
  const rows = await db.emailTemplate.findMany({
    where: { retiredAt: null },
    select: {
      message: true,
      locale: true,
      version: true,
      subject: true,
      publishedAt: true,
      updatedAt: true,
      author: { select: { name: true } },
    },
  });
  const useOf = (message: MessageName, locale: MailLocale): TemplateUse => {
    const own = rows.filter((row) => row.message === message && row.locale === locale);
    const used = own.find((row) => row.publishedAt);
    const draft = own.find((row) => !row.publishedAt);
    return {
      locale,
      published: used?.publishedAt
        ? { version: used.version, at: used.publishedAt, author: used.author?.name ?? null }
        : null,
      draft: draft ? { updatedAt: draft.updatedAt, author: draft.author?.name ?? null } : null,
    };
  };
  const subjectOf = (message: MessageName) =>
    rows.find((row) => row.message === message && row.locale === "en" && row.publishedAt)?.subject;
  const filled = (message: MessageName) => {
    const { texts, variables, sample } = messages[message] as Message<MessageName>;
    return fillText(subjectOf(message) ?? texts.subject, variables(sample as never));
  };
  return (Object.keys(messages) as MessageName[]).map((message) => {
    const group = groupOf(message, isMarketing(message));
    // Staff have no language of their own.
    const locales = mailLocales.filter((locale) => locale === "en" || group !== "staff");
    return { message, group, subject: filled(message), uses: locales.map((locale) => useOf(message, locale)) };
  });
}
