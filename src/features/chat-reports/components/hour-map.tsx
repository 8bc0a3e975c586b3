const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** One among very many is still seen. */
const tint = (share: number) => (share === 0 ? 0 : 0.2 + 0.8 * share);

/** When people write: a square for each hour of each weekday, the darker the more. */
export function HourMap({ grid }: { grid: number[][] }) {
  const most = Math.max(1, ...grid.flat());
  return (
    <div className="overflow-x-auto">
      <div className="min-w-[21rem] space-y-0.5">
        {grid.map((row, weekday) => (
          <div
            key={weekdays[weekday]}
            className="grid grid-cols-[2.5rem_repeat(24,minmax(0,1fr))] items-center gap-0.5"
          >
            <span className="text-ink-soft text-sm">{weekdays[weekday]}</span>
            {row.map((count, hour) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: the index is the hour
                key={hour}
                title={`${weekdays[weekday]} ${hour}:00: ${count}`}
                className="relative h-6 overflow-hidden rounded-sm bg-sand"
              >
                <span className="absolute inset-0 bg-clay" style={{ opacity: tint(count / most) }} />
              </span>
            ))}
          </div>
        ))}
        <div className="grid grid-cols-[2.5rem_repeat(24,minmax(0,1fr))] gap-0.5 text-ink-soft text-xs">
          <span />
          {Array.from({ length: 24 }, (_, hour) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the hour
            <span key={hour}>{hour % 3 === 0 ? hour : ""}</span>
          ))}
        </div>
      </div>
    </div>
  );
}
