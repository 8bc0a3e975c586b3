"use client";
import clsx from "clsx";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";

export type Choice = { id: string; title: string; hint?: string; text?: string };

/**
 * A list over a field that is still typed in: arrows move, Enter or Tab takes, Escape puts it away.
 * @param choices null: the list is not wanted
 */
export function useChoices(choices: Choice[] | null, onTake: (id: string) => void, onLeave: () => void) {
  const [at, setAt] = useState(0);
  const names = choices?.map(({ id }) => id).join() ?? "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top.
  useEffect(() => setAt(0), [names]);
  const current = choices?.[Math.min(at, choices.length - 1)];
  /** True when the key was the list's. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (!choices) return false;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") onLeave();
    else if (choices.length === 0) return false;
    else if (move) setAt((at + move + choices.length) % choices.length);
    else if ((event.key === "Enter" || event.key === "Tab") && current) onTake(current.id);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { current: current?.id ?? null, onKey };
}

type ChoiceListProps = {
  id: string;
  label: string;
  choices: Choice[];
  current: string | null;
  /** What it says when nothing fits. */
  empty: string;
  onTake: (id: string) => void;
};

/** The list itself, above the field; the field keeps the focus (`aria-activedescendant`). */
export function ChoiceList({ id, label, choices, current, empty, onTake }: ChoiceListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-id="${CSS.escape(current ?? "")}"]`)?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <div className="absolute inset-x-3 bottom-full z-20 mb-2 lg:inset-x-5 overflow-hidden rounded-card border border-line bg-surface shadow-card">
      {choices.length === 0 && <p className="px-4 py-3 text-ink-soft">{empty}</p>}
      <div ref={list} id={id} role="listbox" tabIndex={0} aria-label={label} className="max-h-72 overflow-y-auto">
        {choices.map((choice) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the chosen one
          // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the field's
          <div
            key={choice.id}
            id={`${id}-${choice.id}`}
            data-id={choice.id}
            role="option"
            aria-selected={choice.id === current}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(choice.id)}
            className={clsx(
              "min-h-11 cursor-pointer px-4 py-2",
              choice.id === current ? "bg-clay-pale" : "hover:bg-sand",
            )}
          >
            <p className="flex items-baseline gap-2">
              <span className="min-w-0 flex-1 truncate font-semibold">{choice.title}</span>
              {choice.hint && <span className="shrink-0 text-ink-soft text-sm">{choice.hint}</span>}
            </p>
            {choice.text && <p className="line-clamp-2 text-ink-soft text-sm">{choice.text}</p>}
          </div>
        ))}
      </div>
    </div>
  );
}
