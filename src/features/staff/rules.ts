/** Largest picture of a member of staff, in bytes; the browser makes it this small before it is sent. */
export const MAX_PICTURE_BYTES = 20 * 1024;

export type PictureType = "image/jpeg" | "image/png" | "image/webp";

const startsWith = (bytes: Uint8Array, text: string, at = 0) =>
  [...text].every((character, index) => bytes[at + index] === character.charCodeAt(0));

/**
 * What kind of picture these bytes are, by their own marks at the beginning and the end and not by what somebody calls them;
 * null for everything else. SVG is none: it can carry scripts. (JPEG: ITU T.81 B.1.1.3; PNG: 5.2 and 11.2.5; WebP: RFC 9649, 2.3)
 */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const end = bytes.length;
  if (end < 24) return null;
  const isJpeg = startsWith(bytes, "\xff\xd8\xff") && startsWith(bytes, "\xff\xd9", end - 2);
  if (isJpeg) return "image/jpeg";
  if (startsWith(bytes, "\x89PNG\r\n\x1a\n") && startsWith(bytes, "IEND", end - 8)) return "image/png";
  const size = new DataView(bytes.buffer, bytes.byteOffset, end).getUint32(4, true);
  const isWebp = startsWith(bytes, "RIFF") && startsWith(bytes, "WEBPVP8", 8) && size + 8 === end;
  return isWebp ? "image/webp" : null;
}

/** The bytes of a `data:image/…;base64,` text, and their true kind; null when it holds no picture or too large a one. */
export function readPicture(dataUrl: string): { type: PictureType; bytes: Uint8Array<ArrayBuffer> } | null {
  const base64 =
    /^data:image\/(?:jpeg|png|webp);base64,((?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(
      dataUrl,
    )?.[1];
  if (!base64) return null;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const type = bytes.length <= MAX_PICTURE_BYTES ? pictureTypeOf(bytes) : null;
  return type && { type, bytes };
}

/** FNV-1a of a text: tells one picture from the next in an address that browsers keep for long. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Where a member's picture is served, as a path of the shop; another picture has another path. Null for who has none. */
export function pictureUrlOf(member: { id: string; image: string | null }): string | null {
  return member.image ? `/api/staff-pictures/${member.id}?v=${fingerprint(member.image)}` : null;
}
