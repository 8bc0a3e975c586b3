import type { MessageName } from "@emails/messages";
import { inTransaction } from "@/lib/db";
import { describeMessage } from "./describe-message";
import { changedMeanwhile, faultyTexts } from "./errors";
import { lockVersion, retirePublished, type TemplateVersion, toVersion, withAuthor, wordsOf } from "./rows";
import { faultsOf, stateOf } from "./rules";
import type { PublishInput } from "./schema";

/**
 * Takes a draft into use: mail that is rendered from now on has its words. Asked again it changes nothing.
 * @throws DomainError not_found `templates.version_not_found`, conflict `templates.changed_meanwhile` when the draft is not the one
 * that was seen, invalid `templates.faulty` with what is wrong by the place of the text
 */
export async function publishDraft({ id, basedOn }: PublishInput, now: Date): Promise<TemplateVersion> {
  return inTransaction(async (tx) => {
    const row = await lockVersion(tx, id);
    const seen = row.updatedAt.getTime() === basedOn.getTime();
    if (!seen || !["draft", "in_use"].includes(stateOf(row))) throw changedMeanwhile();
    const { places, variables } = describeMessage(row.message as MessageName);
    const faults = faultsOf(wordsOf(row).texts, places, variables);
    if (Object.keys(faults).length > 0) throw faultyTexts(faults);
    if (!row.publishedAt) await retirePublished(tx, row, now);
    const data = { publishedAt: row.publishedAt ?? now, updatedAt: row.updatedAt };
    return toVersion(await tx.emailTemplate.update({ where: { id }, data, include: withAuthor }));
  });
}
