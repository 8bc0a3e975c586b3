import { inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { neverPublished } from "./errors";
import { lockVersion, nextVersion, retirePublished, type TemplateVersion, toVersion, withAuthor } from "./rows";
import { stateOf } from "./rules";

/**
 * Takes the words of an earlier version back into use, as a new version by whoever did it, so that the list tells what was sent when.
 * The draft stays as it is. When that version is in use already, nothing changes.
 * @throws DomainError not_found `templates.version_not_found`, conflict `templates.never_published`
 */
export async function restoreVersion(id: string, staff: { id: string }, now: Date): Promise<TemplateVersion> {
  return inTransaction(async (tx) => {
    const old = await lockVersion(tx, id);
    if (stateOf(old) === "in_use")
      return toVersion(await tx.emailTemplate.findUniqueOrThrow({ where: { id }, include: withAuthor }));
    if (stateOf(old) !== "retired") throw neverPublished();
    await retirePublished(tx, old, now);
    const { message, locale, subject, preheader } = old;
    const data = {
      id: newId("tpl"),
      message,
      locale,
      version: await nextVersion(tx, old),
      subject,
      preheader,
      blocks: old.blocks as object,
      authorId: staff.id,
      createdAt: now,
      updatedAt: now,
      publishedAt: now,
    };
    return toVersion(await tx.emailTemplate.create({ data, include: withAuthor }));
  });
}
