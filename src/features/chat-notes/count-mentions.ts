import { db } from "@/lib/db";

/** In how many notes a staff member was named and has not seen it yet. */
export async function countMentions(staffId: string): Promise<number> {
  return db.chatMention.count({ where: { staffId, seenAt: null } });
}
