"use client";
import { X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";

type KeywordChipsProps = {
  id: string;
  label: string;
  hint: string;
  words: string[];
  error: string | undefined;
  maxLength: number;
  onChange: (words: string[]) => void;
};

/** Words and phrases as chips: Enter or a comma adds what is typed, a paste adds several, Backspace in the empty field takes the last. */
export function KeywordChips({ id, label, hint, words, error, maxLength, onChange }: KeywordChipsProps) {
  const [typed, setTyped] = useState("");
  const hintId = useId();
  const add = (text: string) => {
    const more = text.split(/[,\n]/).map((word) => word.trim());
    onChange([...new Set([...words, ...more.filter(Boolean)])]);
    setTyped("");
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add(typed);
    } else if (event.key === "Backspace" && typed === "") onChange(words.slice(0, -1));
  };
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      <div className="rounded-field border border-line bg-surface p-1.5 focus-within:outline-2 focus-within:outline-clay">
        {words.length > 0 && (
          <ul className="mb-1 flex flex-wrap gap-1.5">
            {words.map((word) => (
              <li key={word} className="inline-flex max-w-full items-center rounded-full bg-sand pl-3">
                <span className="min-w-0 break-words py-1">{word}</span>
                <button
                  type="button"
                  aria-label={`Remove ${word}`}
                  onClick={() => onChange(words.filter((one) => one !== word))}
                  className="inline-flex size-11 shrink-0 items-center justify-center rounded-full text-ink-soft hover:text-ink"
                >
                  <X aria-hidden className="size-4" />
                </button>
              </li>
            ))}
          </ul>
        )}
        <input
          id={id}
          value={typed}
          maxLength={maxLength * 20}
          aria-describedby={error ? `${hintId} ${id}-error` : hintId}
          aria-invalid={error ? true : undefined}
          onKeyDown={press}
          onBlur={() => typed.trim() && add(typed)}
          onPaste={(event) => {
            const text = event.clipboardData.getData("text");
            if (!/[,\n]/.test(text)) return;
            event.preventDefault();
            add(typed + text);
          }}
          onChange={(event) => setTyped(event.target.value)}
          className="min-h-11 w-full bg-transparent px-2 text-base text-ink outline-none"
        />
      </div>
      <p id={hintId} className="text-ink-soft text-sm">
        {hint}
      </p>
      {error && (
        <p id={`${id}-error`} className="font-semibold text-danger text-sm">
          {error}
        </p>
      )}
    </div>
  );
}
