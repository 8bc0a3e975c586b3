import { distance } from "fastest-levenshtein";
import { commonWords } from "./common-words";
import type { AutoResponse } from "./schema";

/** Words shorter than this must be written right: with one letter wrong too many of them are other words. */
const TYPO_LETTERS = 5;
/** Slips are looked for in the first words only: who writes more than this asks more than a keyword can answer. */
const TYPO_WORDS = 60;

/** Lower case words and numbers of a text; letters held down (`hellooo`) count once. */
export function wordsOf(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .normalize("NFC")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((word) => word.replace(/(\p{L})\1{2,}/gu, "$1"));
}

/** True when one letter was left out, added, wrong, or changed places with its neighbour. */
function isOneSlip(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  if (distance(typed, meant) === 1) return true;
  const at = [...meant].findIndex((letter, index) => letter !== typed[index]);
  const swapped = `${meant.slice(0, at)}${meant[at + 1]}${meant[at]}${meant.slice(at + 2)}`;
  return typed === swapped;
}

/** Why a rule fits: its keyword, the words it was found in, and what was read as a slip of the pen. */
export type Hit<Response extends AutoResponse = AutoResponse> = {
  response: Response;
  keyword: string;
  slips: { typed: string; meant: string }[];
};

type Prepared = { keyword: string; words: string[] }[];
const prepared = new WeakMap<object, Prepared>();

function keywordsOf(response: AutoResponse): Prepared {
  let known = prepared.get(response);
  if (!known) {
    known = response.keywords
      .map((keyword) => ({ keyword, words: wordsOf(keyword) }))
      .filter(({ words }) => words.length > 0);
    prepared.set(response, known);
  }
  return known;
}

/** All words of the keywords, and those of them in which a slip is forgiven. */
type Meant = { words: ReadonlySet<string>; long: string[] };
const preparedLists = new WeakMap<object, Meant>();

function meantBy(responses: AutoResponse[]): Meant {
  let known = preparedLists.get(responses);
  if (!known) {
    const words = new Set(responses.flatMap((one) => keywordsOf(one).flatMap(({ words }) => words)));
    known = { words, long: [...words].filter((word) => word.length >= TYPO_LETTERS) };
    preparedLists.set(responses, known);
  }
  return known;
}

/** Which keyword words each typed word may have been meant as. What is a word itself was meant as it stands. */
function findSlips(typed: string[], { words: meant, long }: Meant): Map<string, Set<string>> {
  const slips = new Map<string, Set<string>>();
  for (const word of new Set(typed.slice(0, TYPO_WORDS))) {
    if (word.length < TYPO_LETTERS || commonWords.has(word) || meant.has(word)) continue;
    const close = long.filter((one) => isOneSlip(word, one));
    if (close.length > 0) slips.set(word, new Set(close));
  }
  return slips;
}

/** The slips with which a keyword's words stand in a row in the text; null when they do not stand there. */
function findInRow(words: string[], text: string[], slips: Map<string, Set<string>>): Hit["slips"] | null {
  let best: Hit["slips"] | null = null;
  for (let start = 0; start + words.length <= text.length; start += 1) {
    const needed: Hit["slips"] = [];
    const fits = words.every((meant, index) => {
      const typed = text[start + index] ?? "";
      if (typed === meant) return true;
      if (!slips.get(typed)?.has(meant)) return false;
      needed.push({ typed, meant });
      return true;
    });
    if (fits && needed.length === 0) return needed;
    if (fits && (best === null || needed.length < best.length)) best = needed;
  }
  return best;
}

const lengthOf = (hit: Hit) => wordsOf(hit.keyword).join(" ").length;

const byExactness = (a: Hit, b: Hit) => a.slips.length - b.slips.length || lengthOf(b) - lengthOf(a);

/**
 * The answers that fit what was written, the one to give first. A keyword must stand in it as whole words in a row, upper and lower
 * case alike; words of five letters and more also with one letter wrong, unless what was written is a word itself. The greatest
 * priority comes first, then what was written right, then the longest keyword (the more exact one), then the topic's name.
 */
export function findHits<Response extends AutoResponse>(content: string, responses: Response[]): Hit<Response>[] {
  const text = wordsOf(content);
  const slips = findSlips(text, meantBy(responses));
  const readable = new Set([...text, ...[...slips.values()].flatMap((close) => [...close])]);
  const hits = responses.flatMap((response) => {
    const found = keywordsOf(response).flatMap(({ keyword, words }): Hit<Response>[] => {
      const needed = words.every((word) => readable.has(word)) ? findInRow(words, text, slips) : null;
      return needed ? [{ response, keyword, slips: needed }] : [];
    });
    return found.sort(byExactness).slice(0, 1);
  });
  return hits.sort(
    (a, b) =>
      b.response.priority - a.response.priority ||
      byExactness(a, b) ||
      a.response.topic.localeCompare(b.response.topic),
  );
}
