import { db } from "@/lib/db";
import { type PictureType, readPicture } from "./rules";

/** The picture of a member of staff as it is served; null for who is unknown, was deactivated, or has none. */
export async function findPicture(
  staffId: string,
): Promise<{ type: PictureType; bytes: Uint8Array<ArrayBuffer> } | null> {
  const member = await db.staff.findFirst({ where: { id: staffId, deactivatedAt: null }, select: { image: true } });
  return member?.image ? readPicture(member.image) : null;
}
