import type { ReactNode } from "react";

/** One thing known about the person. */
export function PersonPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-1.5 border-line border-t pt-4 first-of-type:border-0 first-of-type:pt-0">
      <h3 className="font-display text-lg">{title}</h3>
      {children}
    </section>
  );
}
