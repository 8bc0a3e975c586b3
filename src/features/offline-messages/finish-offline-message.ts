import { db } from "@/lib/db";
import { noteNotFound } from "./errors";
import { tellDesk } from "./leave-offline-message";

async function change(id: string, where: object, data: object): Promise<void> {
  const { count } = await db.offlineMessage.updateMany({ where: { id, ...where }, data });
  if (count === 1) tellDesk();
  else if (!(await db.offlineMessage.findUnique({ where: { id }, select: { id: true } }))) throw noteNotFound();
}

/**
 * Marks a note as done; done already it stays as it was. One that nobody has becomes the caller's.
 * @throws DomainError `offline.unknown_note`
 */
export async function finishOfflineMessage(id: string, staff: { id: string }, now = new Date()): Promise<void> {
  await db.offlineMessage.updateMany({
    where: { id, doneAt: null, assignedToId: null },
    data: { assignedToId: staff.id },
  });
  await change(id, { doneAt: null }, { doneAt: now });
}

/**
 * Puts a note that was done back among those to be answered; an open one stays as it is.
 * @throws DomainError `offline.unknown_note`
 */
export async function reopenOfflineMessage(id: string): Promise<void> {
  await change(id, { doneAt: { not: null } }, { doneAt: null });
}
