"use client";
import { Fragment } from "react";

const isMac = () => typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

const named = (key: string): string =>
  ({ mod: isMac() ? "⌘" : "Ctrl", Escape: "Esc", shift: "Shift" })[key] ?? (key.length === 1 ? key.toUpperCase() : key);

/** Keys as they stand on a keyboard: together (`Ctrl` + `K`) or one after the other (`G` then `M`). Drawn in browsers only. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className="inline-flex items-center gap-1 text-ink-soft text-xs">
      {keys.split(" ").map((press, index) => (
        <Fragment key={press}>
          {index > 0 && "then"}
          {press.split("+").map((key) => (
            <kbd
              key={key}
              className="min-w-6 rounded border border-line bg-paper px-1.5 text-center font-sans font-semibold text-ink leading-6"
            >
              {named(key)}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
