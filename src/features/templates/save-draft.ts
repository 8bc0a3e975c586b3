import { inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { changedMeanwhile } from "./errors";
import { columnsOf, lockTemplate, nextVersion, type TemplateVersion, toVersion, withAuthor } from "./rows";
import type { DraftInput } from "./schema";

/**
 * Keeps words as the draft of a message in a language; nobody gets them before they are published. Of two who began with the same
 * draft the first one is kept, and the second one is told.
 * @throws DomainError conflict `templates.changed_meanwhile`
 */
export async function saveDraft(input: DraftInput, staff: { id: string }, now: Date): Promise<TemplateVersion> {
  const { message, locale, words, basedOn } = input;
  return inTransaction(async (tx) => {
    await lockTemplate(tx, input);
    const draft = await tx.emailTemplate.findFirst({ where: { message, locale, publishedAt: null, retiredAt: null } });
    if ((draft?.updatedAt.getTime() ?? null) !== (basedOn?.getTime() ?? null)) throw changedMeanwhile();
    // Two saves within one millisecond must not look like one.
    const updatedAt = draft && draft.updatedAt >= now ? new Date(draft.updatedAt.getTime() + 1) : now;
    const data = { ...columnsOf(words), authorId: staff.id, updatedAt };
    if (draft) return toVersion(await tx.emailTemplate.update({ where: { id: draft.id }, data, include: withAuthor }));
    const version = await nextVersion(tx, input);
    const made = { id: newId("tpl"), message, locale, version, createdAt: now, ...data };
    return toVersion(await tx.emailTemplate.create({ data: made, include: withAuthor }));
  });
}
