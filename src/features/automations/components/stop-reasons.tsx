import type { FlowNumbers } from "../count-runs";

/** Why runs ended in the last 30 days, as bars of their share. */
export function StopReasons({ ended }: { ended: FlowNumbers["ended"] }) {
  const total = ended.reduce((sum, end) => sum + end.count, 0);
  return (
    <div className="rounded-card border border-line bg-surface p-4 shadow-card">
      <h3 className="font-semibold">How runs ended, last 30 days</h3>
      {total === 0 && <p className="mt-1 text-ink-soft">None has ended yet.</p>}
      <ul className="mt-2 space-y-2">
        {ended.map(({ reason, words, count }) => (
          <li key={reason} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1">
            <span className="[overflow-wrap:anywhere]">{words}</span>
            <span className="tabular-nums">{count}</span>
            <span aria-hidden className="col-span-2 h-1.5 overflow-hidden rounded-full bg-sand">
              <span
                className={`block h-full rounded-full ${reason === "order_placed" || reason === "completed" ? "bg-sage" : "bg-clay"}`}
                style={{ width: `${Math.max(2, (count / total) * 100)}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
