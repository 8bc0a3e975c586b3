import { variablesIn } from "@emails/texts";

/** Private characters (Unicode): they pass React, attributes and addresses as they are, and nobody types them. */
const [BEGIN, BETWEEN, END] = ["\uE000", "\uE002", "\uE001"];
const SLOT = new RegExp(`( ?)${BEGIN}([^${BETWEEN}${END}]*)(?:${BETWEEN}([^${END}]*))?${END}`, "g");

/** A place that is filled per person; `blank` goes with it when both value and fallback are empty. */
export type Slot = { name: string; blank: string; fallback: string };

/** A text that was rendered once, cut at its places. */
export type Compiled = (string | Slot)[];

/** Stands for a value of the person until the template is filled. Plain text upper-cases headings, so names have no case. */
export const slot = (name: string, fallback?: string) =>
  `${BEGIN}${name.toUpperCase()}${fallback === undefined ? "" : BETWEEN + fallback}${END}`;

/** Where the code of a coupon block stands, and the share of its link in the tracked address. */
export const couponSlot = (blockId: string) => `coupon-${blockId}`;
export const linkSlot = (couponName: string) => `link-${couponName}`;

/** `{{firstName|friend}}` as a place that is filled per person. */
export function slotsInstead(text: string): string {
  const uses = variablesIn(text);
  let number = 0;
  return text.replace(/\{\{[^{}]*\}\}/g, (found) => {
    const use = uses[number++];
    return use ? slot(use.name, use.fallback ?? "") : found;
  });
}

/** Cuts a rendered text at its places, once for everybody. */
export function compile(rendered: string): Compiled {
  const parts: Compiled = [];
  let end = 0;
  for (const found of rendered.matchAll(SLOT)) {
    const [mark, blank = "", name = "", fallback = ""] = found;
    parts.push(rendered.slice(end, found.index), { name: name.toUpperCase(), blank, fallback });
    end = found.index + mark.length;
  }
  return [...parts, rendered.slice(end)];
}
