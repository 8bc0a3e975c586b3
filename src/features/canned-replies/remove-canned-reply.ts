import { db } from "@/lib/db";

/** Takes a text away for everybody; one that is gone already stays gone. */
export async function removeCannedReply(id: string): Promise<void> {
  await db.cannedReply.deleteMany({ where: { id } });
}
