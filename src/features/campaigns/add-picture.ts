import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { pictureNotUsable } from "./errors";
import { readPictureSize } from "./read-picture-size";

const MOST_BYTES = 2 * 1024 * 1024;

/**
 * Keeps a picture for campaigns; it is served to whoever has its address, which cannot be guessed.
 * @param base64 of a PNG, JPEG, GIF or WebP of at most 2 MB
 * @throws DomainError invalid `campaigns.picture_not_usable`
 */
export async function addPicture(base64: string): Promise<{ id: string; width: number; height: number }> {
  const bytes = Buffer.from(base64, "base64");
  const facts = bytes.length <= MOST_BYTES ? readPictureSize(bytes) : null;
  if (!facts) throw pictureNotUsable();
  const id = newId("pic");
  await db.campaignPicture.create({ data: { id, bytes, ...facts } });
  return { id, width: facts.width, height: facts.height };
}
