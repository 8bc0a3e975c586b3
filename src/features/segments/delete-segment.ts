import { db } from "@/lib/db";

/** Forgets a segment; deleting it again changes nothing. Campaigns that were made from it keep their rules. */
export async function deleteSegment(id: string): Promise<void> {
  await db.segment.deleteMany({ where: { id } });
}
