import type { ReactNode } from "react";
import type { ReportTable } from "../schema";

type ChartFrameProps = { table: ReportTable; csvHref: string; children?: ReactNode };

/** A drawing with the same rows as a table and as a file; the drawing itself says nothing to screen readers. */
export function ChartFrame({ table, csvHref, children }: ChartFrameProps) {
  return (
    <section
      aria-labelledby={`chart-${table.id}`}
      className="min-w-0 rounded-card border border-line bg-surface p-4 shadow-card"
    >
      <div className="flex flex-wrap items-center gap-3">
        <h2 id={`chart-${table.id}`} className="min-w-0 flex-1 font-display text-xl">
          {table.title}
        </h2>
        <a href={csvHref} download className="inline-flex min-h-11 min-w-11 items-center justify-end underline">
          CSV<span className="sr-only"> of {table.title}</span>
        </a>
      </div>
      {children && (
        <div aria-hidden className="pt-2">
          {children}
        </div>
      )}
      {children ? (
        <details className="pt-1">
          <summary className="min-h-11 cursor-pointer py-2.5 text-ink-soft">As a table</summary>
          <Rows table={table} />
        </details>
      ) : (
        <Rows table={table} />
      )}
    </section>
  );
}

function Rows({ table: { title, columns, rows } }: { table: ReportTable }) {
  if (rows.length === 0) return <p className="py-2 text-ink-soft">Nothing to show in these days.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="overflow-x-auto" aria-label={`${title}, table`} tabIndex={0}>
      <table className="w-full min-w-max text-left text-sm">
        <thead>
          <tr className="border-line border-b">
            {columns.map((column) => (
              <th key={column} scope="col" className="px-2 py-2 font-semibold first:pl-0">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(([head, ...cells]) => (
            <tr key={[head, ...cells].join("|")}>
              <th scope="row" className="py-2 pr-2 font-normal">
                {head}
              </th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]} className="px-2 py-2 tabular-nums">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
