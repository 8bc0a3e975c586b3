import clsx from "clsx";
import type { ReactNode } from "react";

const tones = {
  plain: "bg-sand text-ink",
  good: "bg-sage-pale text-sage",
  warning: "bg-gold-pale text-gold",
  bad: "bg-danger-pale text-danger",
  accent: "bg-clay-pale text-clay-deep",
} as const;

export type BadgeTone = keyof typeof tones;

/** A word or two of state beside a thing. */
export function Badge({ tone = "plain", children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={clsx(
        "inline-flex items-center whitespace-nowrap rounded-full px-2.5 py-0.5 font-semibold text-sm",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
