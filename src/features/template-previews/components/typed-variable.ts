/** A text with the caret, or what is marked, from `from` to `to`. */
export type Typed = { text: string; from: number; to: number };

/** What is typed of a variable's name right before the caret: `{{fir` gives `fir`; null when none is begun there. */
export function begunVariable(text: string, caret: number): { query: string; from: number } | null {
  const begun = /\{\{[ \t]*(\w*)$/.exec(text.slice(0, caret));
  return begun && { query: begun[1] ?? "", from: begun.index };
}

/**
 * Puts a variable in place of what is marked or of the name that was begun before the caret, with the rest of that one behind it. For
 * one that needs a fallback the caret goes where that is to be written.
 */
export function putVariable({ text, from, to }: Typed, name: string, needsFallback: boolean): Typed {
  const begun = from === to ? begunVariable(text, from) : null;
  const start = begun?.from ?? from;
  const behind = begun ? text.slice(to).replace(/^\w*[ \t]*(\|[^{}\n]*)?\}\}/, "") : text.slice(to);
  const variable = needsFallback ? `{{${name}|}}` : `{{${name}}}`;
  const caret = start + variable.length - (needsFallback ? 2 : 0);
  return { text: text.slice(0, start) + variable + behind, from: caret, to: caret };
}
