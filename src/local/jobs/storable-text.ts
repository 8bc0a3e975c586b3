/** Half of a surrogate pair: no text to Postgres. */
const LONE_SURROGATE = /\p{Surrogate}/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for; Postgres refuses a NUL.
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/;

/** True for a text that Postgres stores as it is, without control characters but tabs and line ends. */
export function isStorable(text: string): boolean {
  return !CONTROL.test(text) && !LONE_SURROGATE.test(text);
}

/** The text as Postgres would store it: halves of surrogate pairs become U+FFFD. */
export function withoutHalves(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
