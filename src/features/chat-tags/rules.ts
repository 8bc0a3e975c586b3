/** Room for two or three words. */
export const MAX_TAG_LENGTH = 40;

/** A tag's name as it is stored and compared: lower case, single spaces, no `#`; empty when nothing is left. */
export function normaliseTagName(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\p{Cc}#,]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** `1 conversation`, `1,204 conversations`, `no conversation`. */
export function conversationsInWords(count: number): string {
  if (count === 0) return "no conversation";
  return `${count.toLocaleString("en")} conversation${count === 1 ? "" : "s"}`;
}
