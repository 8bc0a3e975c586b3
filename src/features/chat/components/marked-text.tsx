/** A text with the parts that a search found set off. */
export function MarkedText({ text, marks }: { text: string; marks: [number, number][] }) {
  const parts = marks.flatMap(([from, to], index) => [
    text.slice(marks[index - 1]?.[1] ?? 0, from),
    <mark key={from} className="rounded-sm bg-gold-pale font-semibold text-ink">
      {text.slice(from, to)}
    </mark>,
  ]);
  return (
    <>
      {parts}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
