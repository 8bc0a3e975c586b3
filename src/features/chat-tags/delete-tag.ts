import { db } from "@/lib/db";

/** Takes a tag away from every conversation, and for good. One that is gone already stays gone. */
export async function deleteTag(id: string): Promise<void> {
  await db.chatTag.deleteMany({ where: { id } });
}
