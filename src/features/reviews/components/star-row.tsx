import clsx from "clsx";

const FIVE = [1, 2, 3, 4, 5];
const SHAPE = "m12 2.6 2.9 5.9 6.5.9-4.7 4.6 1.1 6.5-5.8-3-5.8 3 1.1-6.5L2.6 9.4l6.5-.9L12 2.6Z";

/** Stars drawn in a row, those that count filled in; said in words to who cannot see them. */
export function StarRow({ stars, className }: { stars: number; className?: string }) {
  const full = Math.round(stars);
  return (
    <span role="img" aria-label={`${stars} of 5 stars`} className={clsx("inline-flex gap-0.5 text-gold", className)}>
      {FIVE.map((star) => (
        <svg key={star} viewBox="0 0 24 24" className="size-5" aria-hidden="true">
          <path
            d={SHAPE}
            fill={star <= full ? "currentColor" : "none"}
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinejoin="round"
          />
        </svg>
      ))}
    </span>
  );
}
