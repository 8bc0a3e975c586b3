type MarkedTextProps = {
  text: string;
  /** From, to (UTF-16 units, the end excluded), in order. */
  marks: [number, number][];
  className?: string;
};

/** A text with some of its parts set off: what a search found, or who is named. */
export function MarkedText({
  text,
  marks,
  className = "rounded-sm bg-gold-pale font-semibold text-ink",
}: MarkedTextProps) {
  const parts = marks.flatMap(([from, to], index) => [
    text.slice(marks[index - 1]?.[1] ?? 0, from),
    <mark key={from} className={className}>
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
