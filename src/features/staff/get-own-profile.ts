import { db } from "@/lib/db";
import { pictureUrlOf } from "./rules";

/** The member's name and picture as shoppers see them. */
export async function getOwnProfile(staff: { id: string }): Promise<{ name: string; pictureUrl: string | null }> {
  const { id, name, image } = await db.staff.findUniqueOrThrow({
    where: { id: staff.id },
    select: { id: true, name: true, image: true },
  });
  return { name, pictureUrl: pictureUrlOf({ id, image }) };
}
