type Consent = "proved" | "ask";

const choices: { value: Consent; label: string; what: string }[] = [
  {
    value: "ask",
    label: "Ask them first",
    what: "Each new person gets one mail that asks to confirm, and nothing more before that.",
  },
  {
    value: "proved",
    label: "They confirmed already, and I can prove it",
    what: "By a link in a mail, elsewhere. Each line says when, in a column confirmed_at.",
  },
];

/** How the people of a list said yes. */
export function ConsentChoice({ consent, onChange }: { consent: Consent; onChange: (consent: Consent) => void }) {
  return (
    <fieldset className="space-y-1">
      <legend className="font-semibold">Did these people say yes to our mail?</legend>
      {choices.map(({ value, label, what }) => (
        <label key={value} htmlFor={`consent-${value}`} className="flex min-h-11 items-start gap-3 py-2">
          <input
            id={`consent-${value}`}
            type="radio"
            name="consent"
            checked={consent === value}
            onChange={() => onChange(value)}
            className="mt-1 size-5 shrink-0 accent-[var(--clay)]"
          />
          <span>
            {label}
            <span className="block text-ink-soft text-sm">{what}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
