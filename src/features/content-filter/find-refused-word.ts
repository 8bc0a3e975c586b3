import { DataSet, englishDataset, englishRecommendedTransformers, parseRawPattern, RegExpMatcher } from "obscenity";
import { harmlessTerms, narrowedEnglish, swahiliInsults } from "./default-words";
import type { Filter } from "./schema";

type Words = { originalWord: string };

function builtInMatcher(): RegExpMatcher {
  const words = new DataSet<Words>()
    .addAll(englishDataset)
    .removePhrasesIf(({ metadata }) => (metadata?.originalWord ?? "") in narrowedEnglish);
  for (const [originalWord, patterns] of [...Object.entries(narrowedEnglish), ["swahili", swahiliInsults] as const])
    words.addPhrase((phrase) =>
      patterns.reduce(
        (built, pattern) => built.addPattern(parseRawPattern(pattern)),
        phrase.setMetadata({ originalWord }),
      ),
    );
  words.addPhrase((phrase) => harmlessTerms.reduce((built, term) => built.addWhitelistedTerm(term), phrase));
  return new RegExpMatcher({ ...words.build(), ...englishRecommendedTransformers });
}

let builtIn: RegExpMatcher | undefined;

const TOKEN = /[\p{L}\p{M}\p{N}@$]+/gu;
const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

/** Prices, sizes and models ("455", "A55", "500ml") as blanks of the same length: digits that stand for letters are fewer than those. */
const blankNumbers = (text: string) =>
  text.replace(TOKEN, (token) =>
    count(token, /\p{N}/gu) >= count(token, /\p{L}/gu) ? " ".repeat(token.length) : token,
  );

/** Where `word` stands in the text as a whole word, upper and lower case alike. */
function* placesOf(text: string, word: string): Generator<[from: number, to: number]> {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&").replaceAll(" ", "\\s+");
  for (const { index, 0: found } of text.matchAll(
    new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${escaped}(?![\\p{L}\\p{M}\\p{N}])`, "giu"),
  ))
    yield [index, index + found.length];
}

function blankAllowed(text: string, allowed: string[]): string {
  let left = text;
  for (const word of allowed)
    for (const [from, to] of placesOf(text, word)) left = left.slice(0, from) + " ".repeat(to - from) + left.slice(to);
  return left;
}

/** The whole word of the text around a find. */
function wordAround(text: string, from: number, to: number): string {
  const [before = ""] = /[\p{L}\p{M}\p{N}@$*]*$/u.exec(text.slice(0, from)) ?? [];
  const [after = ""] = /^[\p{L}\p{M}\p{N}@$*]*/u.exec(text.slice(to)) ?? [];
  return before + text.slice(from, to) + after;
}

/**
 * The first rude word of a text as it was typed; null when there is none. Looks for obscenity's English list (also with letters
 * repeated or replaced by digits and signs), Swahili and Sheng insults, and the words that staff added, which count as whole words.
 * What staff allowed is never found.
 */
export function findRefusedWord(
  text: string,
  { refused, allowed }: Pick<Filter, "refused" | "allowed">,
): string | null {
  const judged = blankAllowed(text, allowed);
  for (const word of refused) for (const [from, to] of placesOf(judged, word)) return text.slice(from, to);
  builtIn ??= builtInMatcher();
  const [found] = builtIn.getAllMatches(blankNumbers(judged), true);
  return found ? wordAround(text, found.startIndex, found.endIndex + 1) : null;
}
