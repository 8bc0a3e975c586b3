import type { Tx } from "@/lib/db";
import { findNotesOf } from "./export-offline-messages";

/** Deletes a person's notes with their answers, in the caller's transaction. @returns how many */
export async function eraseOfflineMessages(tx: Tx, owner: { email: string; visitorIds: string[] }): Promise<number> {
  const ids = await findNotesOf(owner, tx);
  return (await tx.offlineMessage.deleteMany({ where: { id: { in: ids } } })).count;
}
