import { inTransaction } from "@/lib/db";
import { changedMeanwhile } from "./errors";
import { lockVersion } from "./rows";
import { stateOf } from "./rules";
import type { PublishInput } from "./schema";

/**
 * Gives a draft up; it stays in the list of versions. Asked again it changes nothing.
 * @throws DomainError not_found `templates.version_not_found`, conflict `templates.changed_meanwhile` when it was changed or published meanwhile
 */
export async function discardDraft({ id, basedOn }: PublishInput, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const row = await lockVersion(tx, id);
    if (stateOf(row) === "discarded") return;
    if (stateOf(row) !== "draft" || row.updatedAt.getTime() !== basedOn.getTime()) throw changedMeanwhile();
    await tx.emailTemplate.update({ where: { id }, data: { retiredAt: now, updatedAt: row.updatedAt } });
  });
}
