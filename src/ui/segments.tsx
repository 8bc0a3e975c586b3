type SegmentsProps<Value extends string> = {
  /** What is chosen here, for who cannot see it. */
  legend: string;
  segments: readonly { value: Value; label: string }[];
  chosen: Value;
  onChoose: (value: Value) => void;
};

/** One of a few views, side by side. */
export function Segments<Value extends string>({ legend, segments, chosen, onChoose }: SegmentsProps<Value>) {
  return (
    <fieldset className="flex w-fit gap-1 rounded-field bg-sand p-1">
      <legend className="sr-only">{legend}</legend>
      {segments.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
          className="min-h-11 rounded-field px-4 font-semibold text-ink-soft aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-card"
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
