type Bar = { label: string; count: number };

const most = (bars: Bar[]) => Math.max(1, ...bars.map(({ count }) => count));

/** One lying bar for each row, with its number behind it. */
export function LyingBars({ bars }: { bars: Bar[] }) {
  return (
    <div className="space-y-1.5">
      {bars.map(({ label, count }) => (
        <div key={label} className="grid grid-cols-[8rem_minmax(0,1fr)_3.5rem] items-center gap-2 text-sm">
          <span>{label}</span>
          <span className="h-4 rounded-sm bg-sand">
            <span className="block h-4 rounded-sm bg-clay" style={{ width: `${(count / most(bars)) * 100}%` }} />
          </span>
          <span className="text-right tabular-nums">{count.toLocaleString("en-KE")}</span>
        </div>
      ))}
    </div>
  );
}

/** One standing bar for each day, as many as fit; the first, the last and the highest are named. */
export function StandingBars({ bars }: { bars: Bar[] }) {
  const highest = most(bars);
  return (
    <div>
      <p className="text-ink-soft text-sm">
        Most on a day: {highest === 1 && bars.every((b) => b.count === 0) ? 0 : highest}
      </p>
      <div className="flex h-36 items-end gap-px border-line border-b">
        {bars.map(({ label, count }) => (
          <span
            key={label}
            title={`${label}: ${count}`}
            className="min-w-0 flex-1 rounded-t-sm bg-clay"
            style={{ height: `${(count / highest) * 100}%` }}
          />
        ))}
      </div>
      <p className="flex justify-between pt-1 text-ink-soft text-sm">
        <span>{bars[0]?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </p>
    </div>
  );
}
