import { Fragment } from "react";

const ADDRESS = /(https?:\/\/[^\s<>"]+)/gi;
// What ends a sentence does not belong to an address.
const TAIL = /[.,;:!?)\]}'"’”]+$/;

function hrefOf(text: string): string | null {
  try {
    const { protocol, href } = new URL(text);
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}

/** A text whose web addresses can be followed, in a tab of their own that learns nothing of this page; inert: they cannot. */
export function LinkedText({ text, inert = false }: { text: string; inert?: boolean }) {
  if (inert) return text;
  return text.split(ADDRESS).map((part, index) => {
    const address = index % 2 === 1 ? part.replace(TAIL, "") : null;
    const href = address && hrefOf(address);
    if (!href) return part;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name and never move.
      <Fragment key={index}>
        <a href={href} target="_blank" rel="noopener noreferrer nofollow" className="underline underline-offset-2">
          {address}
        </a>
        {part.slice(address.length)}
      </Fragment>
    );
  });
}
