import { db, isUniqueViolation } from "@/lib/db";
import { newId } from "@/lib/id";
import { shortcutTaken } from "./errors";
import { replyColumns } from "./list-canned-replies";
import type { CannedReplyInput, CannedReplyView } from "./schema";

/**
 * Adds a text that everybody of the staff can send.
 * @throws DomainError `canned_replies.shortcut_taken`, also when two add the same at once
 */
export async function createCannedReply(input: CannedReplyInput, staff: { id: string }): Promise<CannedReplyView> {
  try {
    const data = { id: newId("can"), ...input, updatedById: staff.id };
    return await db.cannedReply.create({ data, select: replyColumns });
  } catch (error) {
    if (isUniqueViolation(error)) throw shortcutTaken(input.shortcut);
    throw error;
  }
}
