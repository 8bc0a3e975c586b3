import { db } from "@/lib/db";

/** Notes that a staff member has had the notes of a conversation before the eyes; the first time stays. How many were new to him. */
export async function markMentionsSeen(sessionId: string, staff: { id: string }, now = new Date()): Promise<number> {
  const { count } = await db.chatMention.updateMany({
    where: { staffId: staff.id, seenAt: null, note: { sessionId } },
    data: { seenAt: now },
  });
  return count;
}
