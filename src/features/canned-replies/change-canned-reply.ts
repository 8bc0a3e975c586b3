import { db, isUniqueViolation } from "@/lib/db";
import { shortcutTaken, unknownReply } from "./errors";
import { replyColumns } from "./list-canned-replies";
import type { CannedReplyView, ChangeCannedReplyInput } from "./schema";

/**
 * Changes a text for everybody; what was sent with it before stays as it was.
 * @throws DomainError `canned_replies.unknown`, `canned_replies.shortcut_taken`
 */
export async function changeCannedReply(
  { id, ...input }: ChangeCannedReplyInput,
  staff: { id: string },
): Promise<CannedReplyView> {
  try {
    const [changed] = await db.cannedReply.updateManyAndReturn({
      where: { id },
      data: { ...input, updatedById: staff.id },
      select: replyColumns,
    });
    if (!changed) throw unknownReply();
    return changed;
  } catch (error) {
    if (isUniqueViolation(error)) throw shortcutTaken(input.shortcut);
    throw error;
  }
}
