/** A piece of a message: plain text, or an address that may be followed. */
export type Part = { text: string; href?: string };

const ADDRESS = /https?:\/\/[^\s<>"']+/gi;
/** What ends a sentence rather than an address. */
const TRAILING = /[.,;:!?)\]}…]+$/;

/**
 * A message cut into plain text and links. Only http and https become links, and only as the parser of addresses reads them;
 * nothing is ever taken as HTML (QUALITY.md S2).
 */
export function linkParts(content: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: found, index } of content.matchAll(ADDRESS)) {
    const text = found.replace(TRAILING, "");
    if (!URL.canParse(text)) continue;
    parts.push({ text: content.slice(end, index) }, { text, href: text });
    end = index + text.length;
  }
  parts.push({ text: content.slice(end) });
  return parts.filter(({ text }) => text !== "");
}
