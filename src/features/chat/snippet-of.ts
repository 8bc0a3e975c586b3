const BEFORE = 40;
const LENGTH = 160;

/**
 * The part of a text around its first mark, about 160 characters on one line, with the marks where they stand in it.
 * @param marks `[from, to)` in the text, in order
 */
export function snippetOf(text: string, marks: [number, number][]): { text: string; marks: [number, number][] } {
  const first = marks[0]?.[0] ?? 0;
  const from = first <= BEFORE ? 0 : startOfWord(text, first - BEFORE);
  const to = Math.min(text.length, from + LENGTH);
  const lead = from > 0 ? "…" : "";
  const shift = lead.length - from;
  return {
    // One character for one, so that the marks stay where they are.
    text: `${lead}${text.slice(from, to).replace(/\s/g, " ")}${to < text.length ? "…" : ""}`,
    marks: marks.filter(([, end]) => end <= to).map(([start, end]) => [start + shift, end + shift]),
  };
}

function startOfWord(text: string, at: number): number {
  const space = text.indexOf(" ", at);
  return space === -1 || space > at + BEFORE / 2 ? at : space + 1;
}
