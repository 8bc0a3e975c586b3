import { type MailLocale, mailLocales } from "@emails/messages";
import { db } from "@/lib/db";

/** The languages in which a reader can get at least one mail: English, and those that words are in use for. */
export async function listLanguages(): Promise<MailLocale[]> {
  const used = await db.emailTemplate.findMany({
    where: { publishedAt: { not: null }, retiredAt: null },
    distinct: ["locale"],
    select: { locale: true },
  });
  return mailLocales.filter((locale) => locale === "en" || used.some((row) => row.locale === locale));
}
