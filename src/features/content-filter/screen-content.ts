import { env } from "@/lib/env";
import { wordRefused } from "./errors";
import { findRefusedWord } from "./find-refused-word";
import { getFilterInForce } from "./get-filter";
import { hasLink, maskCardNumbers } from "./rules";

export type Screened = {
  /** What may be stored and shown: card numbers are masked. */
  content: string;
  /** Its links wait until staff let them through. */
  held: boolean;
};

/** True when the text leads away from our own site. */
export const leadsAway = (content: string): boolean => hasLink(content, new URL(env().APP_URL).host);

/**
 * What becomes of a text that somebody from outside wrote, before anything is stored. A link of somebody who is new here is held. Staff
 * may switch words and links off (setting `content-filter.words`); card numbers are masked always.
 * @throws DomainError `content.refused_words` (422) with the word
 */
export async function screenContent(content: string, who: { newVisitor: boolean }): Promise<Screened> {
  const filter = await getFilterInForce();
  const word = filter.checksWords ? findRefusedWord(content, filter) : null;
  if (word) throw wordRefused(word);
  return { content: maskCardNumbers(content), held: filter.holdsLinks && who.newVisitor && leadsAway(content) };
}
