import { Fragment, type ReactNode } from "react";

/** The paragraphs of a text: an empty line parts them; blank ones are none. */
export const paragraphsOf = (words: string): string[] => words.split(/\n\s*\n/).filter((part) => part.trim());

/** A paragraph with its lines broken where they were typed so; `draw` draws one line. */
export function BrokenLines({ words, draw }: { words: string; draw: (line: string) => ReactNode }) {
  const lines = words.trim().split("\n");
  return lines.map((line, position) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a mail is drawn once, and two lines may be alike
    <Fragment key={position}>
      {position > 0 && <br />}
      {draw(line)}
    </Fragment>
  ));
}
