import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";

/**
 * Marks a note as done; done already it stays as it was.
 * @throws DomainError `chat.unknown_note`
 */
export async function finishOfflineMessage(id: string, staff: { id: string }, now = new Date()): Promise<void> {
  const { count } = await db.offlineMessage.updateMany({
    where: { id, doneAt: null },
    data: { doneAt: now, assignedToId: staff.id },
  });
  if (count === 0 && !(await db.offlineMessage.findUnique({ where: { id }, select: { id: true } })))
    throw new DomainError("not_found", "chat.unknown_note", "There is no such note.");
}
