"use client";
import { X } from "lucide-react";

type ChoiceListProps = {
  id: string;
  label: string;
  options: { value: string; name: string }[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
};

/** Several of a list: one is added by choosing it, and taken off by its cross. */
export function ChoiceList({ id, label, options, chosen, onChange }: ChoiceListProps) {
  const nameOf = (value: string) => options.find((option) => option.value === value)?.name ?? value;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      {chosen.map((value) => (
        <span key={value} className="flex items-center rounded-field bg-sand pl-3">
          <span className="break-all">{nameOf(value)}</span>
          <button
            type="button"
            aria-label={`Take ${nameOf(value)} off`}
            onClick={() => onChange(chosen.filter((one) => one !== value))}
            className="inline-flex size-11 items-center justify-center rounded-field hover:bg-line"
          >
            <X aria-hidden className="size-4" />
          </button>
        </span>
      ))}
      <select
        id={id}
        aria-label={label}
        value=""
        onChange={(event) => onChange([...chosen, event.target.value])}
        className="min-h-11 rounded-field border border-line bg-surface px-3"
      >
        <option value="">{chosen.length === 0 ? "Choose…" : "or…"}</option>
        {options
          .filter(({ value }) => !chosen.includes(value))
          .map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
      </select>
    </div>
  );
}
