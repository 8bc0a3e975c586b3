import clsx from "clsx";
import { figureWords } from "../format-figure";

type Point = { label: string; value: number | null };

type BandLineProps = {
  /** Shares, 0..1, in their order; null where there is nothing to count from. */
  points: Point[];
  /** What counts as good; drawn behind the line. */
  band: { from: number; to: number };
};

/** A share over time with the band that it should lie in. */
export function BandLine({ points, band }: BandLineProps) {
  const top = Math.min(1, Math.max(band.to * 1.3, ...points.map(({ value }) => (value ?? 0) * 1.1)));
  const x = (index: number) => (points.length === 1 ? 50 : (index / (points.length - 1)) * 100);
  const y = (value: number) => 100 - (value / top) * 100;
  const known = points.flatMap(({ label, value }, index) => (value === null ? [] : [{ label, value, at: x(index) }]));
  return (
    <div>
      <p className="text-ink-soft text-sm">
        The band is {band.from * 100}–{band.to * 100} %; the top of the drawing {figureWords(top, "share")}
      </p>
      <div className="relative mt-2 h-36 border-line border-b">
        <span
          className="absolute inset-x-0 border-sage border-y border-dashed bg-sage-pale"
          style={{ top: `${y(band.to)}%`, bottom: `${100 - y(band.from)}%` }}
        />
        <svg
          className="absolute inset-0 size-full"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          role="presentation"
        >
          <polyline
            points={known.map(({ at, value }) => `${at},${y(value)}`).join(" ")}
            fill="none"
            className="stroke-clay"
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        {known.map(({ label, value, at }) => (
          <span
            key={label}
            title={`${label}: ${figureWords(value, "share")}`}
            className={clsx("absolute rounded-full bg-clay", known.length > 40 ? "-m-0.5 size-1" : "-m-1 size-2")}
            style={{ left: `${at}%`, top: `${y(value)}%` }}
          />
        ))}
      </div>
      <p className="flex justify-between pt-1 text-ink-soft text-sm">
        <span>{points[0]?.label}</span>
        <span>{points.at(-1)?.label}</span>
      </p>
    </div>
  );
}
