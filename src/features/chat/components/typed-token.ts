/** A word that opens a list while it is typed: from its sign to the caret. */
export type TypedToken = { query: string; from: number; to: number };

/** `/del` at the beginning of the text or of a line, up to the caret: opens the canned replies. */
export function slashToken(text: string, caret: number): TypedToken | null {
  return tokenOf(/(?:^|\n)\/([\p{L}\p{N}_-]{0,40})$/u, text, caret);
}

/** `@ash` after a blank or at the beginning, up to the caret: opens the list of colleagues. */
export function atToken(text: string, caret: number): TypedToken | null {
  return tokenOf(/(?:^|[\s(])@([\p{L}\p{M}\p{N}'’.-]{0,40})$/u, text, caret);
}

function tokenOf(pattern: RegExp, text: string, caret: number): TypedToken | null {
  const query = pattern.exec(text.slice(0, caret))?.[1];
  return query === undefined ? null : { query, from: caret - query.length - 1, to: caret };
}

/** The text with something else in the token's place. */
export const putInPlace = (text: string, { from, to }: TypedToken, words: string): string =>
  text.slice(0, from) + words + text.slice(to);
