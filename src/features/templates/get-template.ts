import { db } from "@/lib/db";
import { describeMessage, type MessageDescription } from "./describe-message";
import { type TemplateVersion, toVersion, withAuthor } from "./rows";
import type { TemplateKey } from "./schema";

/** More versions than this are not listed; the newest are. */
const MOST_VERSIONS = 50;

export type Template = TemplateKey & MessageDescription & { versions: TemplateVersion[] };

/** A message in a language: what can be written in it, and what was written, newest first. */
export async function getTemplate({ message, locale }: TemplateKey): Promise<Template> {
  const rows = await db.emailTemplate.findMany({
    where: { message, locale },
    orderBy: { version: "desc" },
    take: MOST_VERSIONS,
    include: withAuthor,
  });
  return { message, locale, ...describeMessage(message, locale), versions: rows.map(toVersion) };
}
