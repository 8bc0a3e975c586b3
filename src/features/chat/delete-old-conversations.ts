import type { Prisma } from "@/generated/prisma/client";
import { db, inTransaction } from "@/lib/db";

/** Closed, and nobody has written since. An open conversation is never old, whatever its age. */
const isOld = (before: Date): Prisma.ChatSessionWhereInput => ({
  closedAt: { not: null },
  lastMessageAt: { lt: before },
});

export type OldConversations = { conversations: number; messages: number; notes: number; oldest: Date | null };

/** What `deleteOldConversations` would delete, and when the oldest of it was written. Changes nothing. */
export async function countOldConversations(before: Date): Promise<OldConversations> {
  const session = isOld(before);
  const [found, messages, notes] = await Promise.all([
    db.chatSession.aggregate({ where: session, _count: true, _min: { lastMessageAt: true } }),
    db.chatMessage.count({ where: { session } }),
    db.chatNote.count({ where: { session } }),
  ]);
  return { conversations: found._count, messages, notes, oldest: found._min.lastMessageAt };
}

/**
 * Deletes closed conversations in which nobody has written since `before`, the oldest first, with their messages, notes, ratings, tags
 * and search entries. Visitors, customers and orders stay. One that is opened again at the same time is spared.
 * @param most so many at once
 * @returns the ids of what is gone
 */
export function deleteOldConversations(before: Date, most: number): Promise<string[]> {
  return inTransaction(async (tx) => {
    const due = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM chat_session WHERE closed_at IS NOT NULL AND last_message_at < ${before}
      ORDER BY last_message_at LIMIT ${most} FOR UPDATE SKIP LOCKED`;
    const ids = due.map(({ id }) => id);
    if (ids.length === 0) return [];
    // The trigger chat_session_unindex takes their search entries with them.
    await tx.chatSession.deleteMany({ where: { id: { in: ids } } });
    return ids;
  });
}
