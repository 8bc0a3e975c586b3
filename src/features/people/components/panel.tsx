import { type ReactNode, useId } from "react";

/** One group of facts beside the timeline. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="space-y-3 rounded-card border border-line bg-surface p-4 shadow-card">
      <h2 id={heading} className="font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Names and values, one below the other; what is not known is left out. */
export function Facts({ facts }: { facts: [string, ReactNode][] }) {
  return (
    <dl className="space-y-2">
      {facts
        .filter(([, value]) => value !== null && value !== "")
        .map(([name, value]) => (
          <div key={name} className="flex flex-wrap justify-between gap-x-4">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="break-words text-right">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
