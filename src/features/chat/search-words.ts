// Pure: the same cutting of texts into words on the way in and on the way out.

/** A shorter beginning would say more about the text than it helps to find it. */
const SHORTEST_BEGINNING = 3;
const LONGEST_BEGINNING = 8;

/**
 * Words that stand in every conversation: they find nothing, and their numbers would show who writes how much. English,
 * Swahili, and the ends of e-mail addresses.
 */
const everywhere = new Set(
  (
    "a about an and are at be but by can do for from had has have he her his how i if in is it me my no not of on or our she so " +
    "that the their them then there they this to us was we were what when where which who will with would you your yes " +
    "hello hi habari asante sawa ndio hapana na ya wa za la kwa ni si au pia tu hii hiyo huo com co ke net org www https http gmail yahoo"
  ).split(" "),
);

/** Lower case without accents: `Café` and `CAFE` are the same word. */
export function foldText(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The folded words and numbers of a text, in their order. */
export const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** What a word is found by: itself when it is short, else its beginnings of 3 to 8 letters. */
export function beginningsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length < SHORTEST_BEGINNING) return [word];
  const longest = Math.min(letters.length, LONGEST_BEGINNING);
  const beginnings: string[] = [];
  for (let length = SHORTEST_BEGINNING; length <= longest; length++) beginnings.push(letters.slice(0, length).join(""));
  return beginnings;
}

/** Everything that a text is found by, each once. */
export function indexedWords(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => !everywhere.has(word))
      .flatMap(beginningsOf),
  );
}

/**
 * A Kenyan number without what is written differently each time: `0712 345 678`, `+254712345678` and `254 712…` are all
 * `712345678`. Null when the text is not a telephone number of at least 6 digits.
 */
export function phoneDigits(text: string): string | null {
  if (!/^[\d\s()+./-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, "").replace(/^(00)?254(?=\d{3})|^0/, "");
  return digits.length >= 6 ? digits : null;
}

/** What a query asks for: all of it must be found. */
export type SearchTerms = {
  /** Folded beginnings of words. */
  words: string[];
  /** The query as a telephone number, if it is one. */
  phone: string | null;
  /** The query as an order's number, if it can be one. */
  orderNumber: number | null;
};

const MOST_WORDS = 8;
const LARGEST_ORDER_NUMBER = 2_147_483_647;

/** Cuts a query into what is looked for; words that stand everywhere are left out when there are others. */
export function termsOf(query: string): SearchTerms {
  const all = [...new Set(wordsOf(query))];
  const telling = all.filter((word) => !everywhere.has(word));
  const number = /^\s*#?\s*(\d{3,10})\s*$/.exec(query)?.[1];
  const orderNumber = number && Number(number) <= LARGEST_ORDER_NUMBER ? Number(number) : null;
  return { words: telling.slice(0, MOST_WORDS), phone: phoneDigits(query.trim()), orderNumber };
}

/** The beginning under which a term stands in the index: terms of more than 8 letters are checked against the text afterwards. */
export const lookedUp = (word: string): string => [...word].slice(0, LONGEST_BEGINNING).join("");

/** Where in a text words begin with one of the terms: `[from, to)` in the text itself, in order, without overlaps. */
export function findTerms(text: string, terms: string[]): [number, number][] {
  const found: [number, number][] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const word = foldText(match[0]);
    if (terms.some((term) => ([...term].length < SHORTEST_BEGINNING ? word === term : word.startsWith(term))))
      found.push([match.index, match.index + match[0].length]);
  }
  return found;
}
