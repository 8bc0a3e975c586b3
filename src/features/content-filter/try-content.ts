import { findRefusedWord } from "./find-refused-word";
import { getFilter } from "./get-filter";
import { maskCardNumbers } from "./rules";
import { leadsAway } from "./screen-content";

/** What the filter would do with a sentence of a new visitor's. */
export type Verdict = {
  /** The word it would be refused for; null when it passes. */
  refusedFor: string | null;
  held: boolean;
  /** As it would be stored. */
  content: string;
};

/** Judges a sentence as if a new visitor had written it, by the filter as it is stored now; stores nothing. */
export async function tryContent(content: string): Promise<Verdict> {
  const filter = await getFilter();
  return {
    refusedFor: filter.checksWords ? findRefusedWord(content, filter) : null,
    held: filter.holdsLinks && leadsAway(content),
    content: maskCardNumbers(content),
  };
}
