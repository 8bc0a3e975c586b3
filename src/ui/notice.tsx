import clsx from "clsx";
import type { ReactNode } from "react";

type Tone = "info" | "good" | "warning" | "bad";

const tones: Record<Tone, string> = {
  info: "bg-sand text-ink",
  good: "bg-sage-pale text-sage",
  warning: "bg-gold-pale text-gold",
  bad: "bg-danger-pale text-danger",
};

/** A message to the reader; bad news is announced at once, the rest when the screen reader is free. */
export function Notice({ tone = "info", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <div role={tone === "bad" ? "alert" : "status"} className={clsx("rounded-card px-4 py-3", tones[tone])}>
      {children}
    </div>
  );
}

/** What a list shows when there is nothing in it: why, and what to do. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="rounded-card border border-line border-dashed px-6 py-12 text-center">
      <p className="font-display text-xl">{title}</p>
      {children && <div className="mx-auto mt-2 max-w-prose text-ink-soft">{children}</div>}
    </div>
  );
}
