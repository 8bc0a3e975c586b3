"use client";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";

type DialogProps = {
  title: string;
  /** Called by Escape, the cross, and a press beside the dialog; the owner then stops rendering it. */
  onClose: () => void;
  children: ReactNode;
};

const CONTROLS = "input:enabled, textarea:enabled, select:enabled, button:enabled";

/** The first thing one can do in it, if that is in sight: to what is further down the dialog would scroll. */
function focusFirst(dialog: HTMLElement | null, content: HTMLElement | null): void {
  const first = content?.querySelector<HTMLElement>(CONTROLS);
  if (first && dialog && first.getBoundingClientRect().bottom <= dialog.getBoundingClientRect().bottom) first.focus();
}

/**
 * A modal dialog over the page: the focus goes to its first control, stays inside and returns to where it was. Render it only while
 * it is open.
 */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const pressedBeside = useRef(false);
  const heading = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    focusFirst(dialog.current, content.current);
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the dialog's own key; the press beside it is a convenience
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A press that began inside, as when text is marked with the mouse, closes nothing.
      onPointerDown={(event) => {
        pressedBeside.current = event.target === dialog.current;
      }}
      onClick={(event) => event.target === dialog.current && pressedBeside.current && onClose()}
      className="m-auto max-h-[90dvh] w-[min(34rem,calc(100vw-2rem))] overflow-y-auto rounded-card border border-line bg-surface p-0 text-ink shadow-card backdrop:bg-black/45"
    >
      <div className="space-y-4 p-5">
        <div className="flex items-start gap-3">
          <h2 id={heading} className="min-w-0 flex-1 font-display text-2xl">
            {title}
          </h2>
          <button
            type="button"
            aria-label="Close"
            onClick={onClose}
            className="-mt-1 -mr-2 inline-flex size-11 items-center justify-center rounded-field hover:bg-sand"
          >
            <X aria-hidden className="size-5" />
          </button>
        </div>
        <div ref={content} className="space-y-4">
          {children}
        </div>
      </div>
    </dialog>
  );
}
