"use client";

const control = "min-h-11 rounded-field border border-line bg-surface px-3";

type PickProps<Value extends string> = {
  label: string;
  value: Value;
  options: Record<Value, string>;
  onChange: (value: Value) => void;
};

/** One of a few words within a sentence. */
export function Pick<Value extends string>({ label, value, options, onChange }: PickProps<Value>) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as Value)}
      className={control}
    >
      {Object.entries<string>(options).map(([key, name]) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  );
}

type AmountProps = { label: string; value: number; least: number; most: number; onChange: (value: number) => void };

/** A whole number within a sentence; what is out of range is brought to its end. */
export function Amount({ label, value, least, most, onChange }: AmountProps) {
  return (
    <input
      type="number"
      inputMode="numeric"
      aria-label={label}
      value={value}
      min={least}
      max={most}
      onChange={(event) => onChange(Math.min(most, Math.max(least, Math.round(event.target.valueAsNumber) || least)))}
      className={`${control} w-28`}
    />
  );
}
