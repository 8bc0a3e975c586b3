import type { Tx } from "@/lib/db";

/**
 * Deletes conversations with all that is in them, search entries included, in the caller's transaction, and takes a person's address out of
 * others in which it was typed.
 * @param email normalised
 * @returns how many conversations are gone
 */
export async function eraseConversations(tx: Tx, ids: string[], email: string): Promise<number> {
  // The trigger chat_session_unindex takes their search entries with them.
  const { count } = await tx.chatSession.deleteMany({ where: { id: { in: ids } } });
  await tx.$executeRaw`UPDATE chat_session SET email = NULL, name = NULL, phone = NULL WHERE lower(trim(email)) = ${email}`;
  return count;
}
