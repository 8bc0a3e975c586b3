import type { ReactNode } from "react";

/** A page with one short form. */
export function NarrowPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto max-w-md">
      <h1 className="mb-6 font-display text-3xl md:text-4xl">{title}</h1>
      {children}
    </div>
  );
}
