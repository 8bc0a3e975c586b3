import { db } from "@/lib/db";

/** A picture of a campaign as it is served; null when there is none. */
export function findPicture(id: string): Promise<{ type: string; bytes: Uint8Array } | null> {
  return db.campaignPicture.findUnique({ where: { id }, select: { type: true, bytes: true } });
}
