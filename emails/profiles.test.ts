import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { hostile, line, marketing, plain, propsOf } from "@/testing/factories/mail-props";
import { composeMessage, isMarketing, type MailLocale, type MessageName, messages } from "./messages";

const PROFILES = 5_000;
const SEED = 20_261_122;
const names = Object.keys(messages) as MessageName[];

const odd = [
  "",
  " ",
  "\t",
  "\n",
  "Amina",
  "O'Brien",
  "Nduta-Wa",
  "<b>",
  "</td></table>",
  "&amp;",
  '"',
  "'",
  "`",
  "\\",
  "$&",
  "$1",
  "%s",
  "{{",
  "}}",
  "{{firstname}}",
  "{{constructor}}",
  "{{ x | y }}",
  "**",
  "[x](https://evil.example)",
  "🧺👩🏾‍🍳",
  "أمينة",
  "\u202e",
  "\u0000",
  "\ud800",
  "ﷺ",
  "null",
  "-1",
  "w".repeat(300),
  "javascript:alert(1)",
  "<img src=x onerror=alert(1)>",
  hostile,
];

/** The same numbers for the same seed (mulberry32), from 0 up to 1. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const ours = names.flatMap((name) => Object.keys(messages[name].variables(messages[name].sample as never)));
/** A variable of ours that was not filled in; braces that somebody typed stay what they are. */
const gap = new RegExp(`\\{\\{\\s*(${[...new Set(ours)].join("|")})\\b`);
const nonsense = /undefined|NaN|\[object |Invalid Date|function \w*\(/;
/** What a browser would take for more than words, in tags whose values were taken out. */
const acts = /<script|<img src=x|<[^<>]*\son\w+=/i;
const leads = /(?:href|src)="(?!https?:\/\/shop\.example(?:\/|"))/;

test(`${PROFILES} odd profiles leave no gap in any mail and act in none (seed ${SEED})`, { timeout: 240_000 }, () => {
  const next = numbersFrom(SEED);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const words = () => Array.from({ length: Math.floor(next() * 4) }, () => pick(odd)).join(pick(["", " "]));
  for (let profile = 0; profile < PROFILES; profile++) {
    const name = next() < 0.1 ? null : words();
    const lines = Array.from({ length: Math.floor(next() * 4) }, () =>
      line(words(), {
        priceCents: Math.floor(next() * 1e8),
        quantity: Math.floor(next() * 99),
        pictureAlt: pick([null, words()]),
      }),
    );
    const props = propsOf(name, lines);
    const locale: MailLocale = pick(["en", "sw"]);
    for (const message of names) {
      const frame = isMarketing(message) ? marketing : plain;
      const { subject, preheader } = composeMessage(message, props[message], frame);
      const shown = `${subject}\n${preheader}`;
      // Asked without expect, which is slow 130,000 times over.
      if (gap.test(shown) || nonsense.test(shown)) expect.fail(`${message} to ${JSON.stringify(name)}: ${shown}`);
    }
    // Drawing costs a thousand times as much as filling in: each profile is drawn in one message, in turn.
    const message = names[profile % names.length] as MessageName;
    const { texts } = messages[message];
    const { element } = composeMessage(message, props[message], marketing, { locale, texts });
    const html = renderToStaticMarkup(element);
    const whom = `${message} to ${JSON.stringify(name)}`;
    for (const fault of [gap, nonsense, leads]) expect(html, whom).not.toMatch(fault);
    expect(html.replace(/"[^"]*"/g, '""'), whom).not.toMatch(acts);
  }
});
