"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";

type PopoverProps = {
  /** What the button shows. */
  button: ReactNode;
  /** Its name, where what it shows is no text. */
  label?: string;
  className?: string;
  /** On which side of the button the panel's edge is. */
  align?: "start" | "end";
  /** Given a function that closes it, for what is chosen inside. */
  children: (close: () => void) => ReactNode;
};

const GAP = 6;
const EDGE = 8;

/** A button with a panel below it: Escape, a press beside it and choosing close it, and the focus returns (the browser's own popover). */
export function Popover({ button, label, className, align = "start", children }: PopoverProps) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const moved = useRef<AbortController | null>(null);
  const place = () => {
    const [at, box] = [opener.current?.getBoundingClientRect(), panel.current];
    if (!at || !box) return;
    const left = align === "end" ? at.right - box.offsetWidth : at.left;
    box.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - box.offsetWidth - EDGE))}px`;
    const below = at.bottom + GAP;
    const fits = below + box.offsetHeight < innerHeight - EDGE;
    box.style.top = `${fits ? below : Math.max(EDGE, at.top - GAP - box.offsetHeight)}px`;
  };
  const onToggle = (open: boolean) => {
    // A phone that is turned, or a keyboard that comes up, moves the button.
    moved.current?.abort();
    if (!open) return;
    place();
    moved.current = new AbortController();
    addEventListener("resize", place, { signal: moved.current.signal });
    panel.current?.querySelector<HTMLElement>("input, button, a[href]")?.focus();
  };
  useEffect(() => () => moved.current?.abort(), []);
  return (
    <>
      <button ref={opener} type="button" popoverTarget={id} aria-label={label} className={className}>
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        onToggle={(event) => onToggle(event.newState === "open")}
        className="fixed inset-auto m-0 max-h-[80dvh] min-w-52 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-card border border-line bg-surface p-1.5 text-ink shadow-card"
      >
        {children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}
