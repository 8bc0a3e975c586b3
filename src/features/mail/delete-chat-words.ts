import { db } from "@/lib/db";
import { chatMessages } from "./rules";

const isOld = (before: Date) => ({ emailLog: { message: { in: chatMessages }, plannedAt: { lt: before } } });

/** How many mails would lose their words by `deleteChatWords`. */
export const countChatWords = (before: Date): Promise<number> => db.emailBody.count({ where: isOld(before) });

/**
 * Deletes the words of the chat's mails (answers, missed replies, transcripts) that were planned before a moment. That they were sent,
 * to whom and when stays on record.
 * @returns how many
 */
export async function deleteChatWords(before: Date): Promise<number> {
  const { count } = await db.emailBody.deleteMany({ where: isOld(before) });
  return count;
}
