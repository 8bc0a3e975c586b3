import { db } from "@/lib/db";

/** Done for so long. An open note is never old, whatever its age. */
const isOld = (before: Date) => ({ doneAt: { lt: before } });

/** How many notes `deleteOldNotes` would delete. */
export const countOldNotes = (before: Date): Promise<number> => db.offlineMessage.count({ where: isOld(before) });

/**
 * Deletes notes that were done before a moment, with their answers; and those that became one of the conversations which are gone now,
 * if they are done. An open note of such a conversation stays, and can become a new one.
 * @returns how many notes are gone
 */
export async function deleteOldNotes(before: Date, goneSessionIds: string[]): Promise<number> {
  const { count: old } = await db.offlineMessage.deleteMany({ where: isOld(before) });
  if (goneSessionIds.length === 0) return old;
  const ofGone = { chatSessionId: { in: goneSessionIds } };
  const { count: gone } = await db.offlineMessage.deleteMany({ where: { ...ofGone, doneAt: { not: null } } });
  await db.offlineMessage.updateMany({ where: ofGone, data: { chatSessionId: null } });
  return old + gone;
}
