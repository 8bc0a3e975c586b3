"use client";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { ChoiceList, useChoices } from "@/features/chat/components/choice-list";
import type { Place, Variable } from "@/features/templates/rules";
import { TextArea, TextField } from "@/ui/field";
import { begunVariable, putVariable, type Typed } from "./typed-variable";

type Field = HTMLInputElement | HTMLTextAreaElement;

type WordsFormProps = {
  places: Place[];
  variables: Variable[];
  texts: Record<string, string>;
  faults: Record<string, string>;
  onChange: (texts: Record<string, string>) => void;
};

/** A field for every text of a message. Variables are put in by a button, or offered after `{{`. */
export function WordsForm({ places, variables, texts, faults, onChange }: WordsFormProps) {
  const fields = useRef(new Map<string, Field>());
  const [last, setLast] = useState(places[0]?.name ?? "");
  const put = (place: Place, { text, from, to }: Typed) => {
    onChange({ ...texts, [place.name]: text });
    requestAnimationFrame(() => {
      const field = fields.current.get(place.name);
      field?.focus();
      field?.setSelectionRange(from, to);
    });
  };
  const insert = (name: string) => {
    const place = places.find((one) => one.name === last);
    const field = fields.current.get(last);
    if (!place || !field) return;
    const typed = { text: field.value, from: field.selectionStart ?? 0, to: field.selectionEnd ?? 0 };
    put(place, putVariable(typed, name, place.mayBeEmpty.includes(name)));
  };
  return (
    <div className="space-y-5">
      <fieldset className="sticky top-0 z-10 min-w-0 rounded-card border border-line bg-surface px-3 pt-1 pb-2">
        <legend className="px-1 text-ink-soft text-sm">Put in</legend>
        <div className="flex gap-1.5 overflow-x-auto lg:flex-wrap">
          {variables.map(({ name, example }) => (
            <button
              key={name}
              type="button"
              title={example ? `For example: ${example}` : undefined}
              onClick={() => insert(name)}
              className="min-h-11 shrink-0 rounded-field border border-line px-2.5 font-mono text-sm hover:bg-sand"
            >
              {name}
            </button>
          ))}
        </div>
      </fieldset>
      {places.map((place) => (
        <WordsField
          key={place.name}
          place={place}
          variables={variables}
          text={texts[place.name] ?? ""}
          fault={faults[place.name]}
          hold={(field) => {
            if (field) fields.current.set(place.name, field);
            else fields.current.delete(place.name);
          }}
          onFocus={() => setLast(place.name)}
          onChange={(text) => onChange({ ...texts, [place.name]: text })}
          onPut={(typed) => put(place, typed)}
        />
      ))}
    </div>
  );
}

type WordsFieldProps = {
  place: Place;
  variables: Variable[];
  text: string;
  fault: string | undefined;
  hold: (field: Field | null) => void;
  onFocus: () => void;
  onChange: (text: string) => void;
  onPut: (typed: Typed) => void;
};

const hints: Record<string, string> = {
  subject: "Mailboxes show about 50 characters of it.",
  preheader: "The line that mailboxes show behind the subject.",
};

function WordsField({ place, variables, text, fault, hold, onFocus, onChange, onPut }: WordsFieldProps) {
  const listId = useId();
  const [caret, setCaret] = useState<number | null>(null);
  const begun = caret === null ? null : begunVariable(text, caret);
  const found = variables.filter(({ name }) => name.toLowerCase().includes(begun?.query.toLowerCase() ?? ""));
  const choices = found.map(({ name, example }) => ({ id: name, title: name, hint: example }));
  const take = (name: string) => {
    if (caret !== null) onPut(putVariable({ text, from: caret, to: caret }, name, place.mayBeEmpty.includes(name)));
    setCaret(null);
  };
  const { current, onKey } = useChoices(begun && choices, take, () => setCaret(null));
  const Control = place.most > 200 ? TextArea : TextField;
  const shared = {
    id: `text-${place.name}`,
    ref: hold,
    label: place.label,
    hint: hints[place.name],
    error: fault,
    optional: !place.needed,
    value: text,
    onFocus,
    onBlur: () => setCaret(null),
    onChange: (event: { target: Field }) => {
      onChange(event.target.value);
      setCaret(event.target.selectionEnd);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!event.nativeEvent.isComposing) onKey(event);
    },
    "aria-controls": begun ? listId : undefined,
    "aria-activedescendant": begun && current ? `${listId}-${current}` : undefined,
    autoComplete: "off",
  };
  return (
    <div className="relative">
      {begun && (
        <ChoiceList
          id={listId}
          label="Variables"
          choices={choices}
          current={current}
          empty="This message has no such variable."
          onTake={take}
        />
      )}
      <Control {...shared} className={place.most > 200 ? "field-sizing-content" : undefined} />
    </div>
  );
}
