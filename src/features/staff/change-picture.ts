import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { MAX_PICTURE_BYTES, pictureUrlOf, readPicture } from "./rules";

/**
 * Sets the member's own picture, or takes it away. Kept are the bytes of a JPEG, PNG or WebP of at most 20 KB, whatever the sender calls
 * them; everything else is refused.
 * @param picture a `data:` URL, or null for none
 * @returns where it is served from now on
 * @throws DomainError `staff.no_picture` with field picture
 */
export async function changePicture(picture: string | null, staff: { id: string }): Promise<{ url: string | null }> {
  const read = picture === null ? null : readPicture(picture);
  if (picture !== null && !read) throw noPicture();
  const image = read && `data:${read.type};base64,${Buffer.from(read.bytes).toString("base64")}`;
  await db.staff.update({ where: { id: staff.id }, data: { image } });
  return { url: pictureUrlOf({ id: staff.id, image }) };
}

function noPicture(): DomainError {
  const message = `Please take a JPEG, PNG or WebP picture of at most ${MAX_PICTURE_BYTES / 1024} KB.`;
  return new DomainError("invalid", "staff.no_picture", message, { fields: { picture: message } });
}
