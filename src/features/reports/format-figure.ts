import { formatKes } from "@/lib/money";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/time";
import type { Unit } from "./schema";

/** `45 s`, `2 min 10 s`, `3 h 5 min`, `2 d 4 h`. */
export function durationWords(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.round(ms / SECOND_MS)} s`;
  if (ms < HOUR_MS) {
    const seconds = Math.round(ms / SECOND_MS);
    return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }
  const minutes = Math.round(ms / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** Of few in a thousand, as complaints are, tenths of a per cent say nothing. */
function placesOf(share: number): number {
  if (share === 0 || share === 1) return 0;
  return share < 0.01 ? 2 : 1;
}

/** A figure as people read it; a dash where there is nothing to count from. */
export function figureWords(value: number | null, unit: Unit): string {
  if (value === null) return "–";
  if (unit === "duration") return durationWords(value);
  if (unit === "share") return `${(value * 100).toFixed(placesOf(value))} %`;
  if (unit === "money") return formatKes(value);
  return Math.round(value).toLocaleString("en-KE");
}

const dayFormat = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" });
const spanFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  day: "numeric",
  month: "short",
  year: "numeric",
});
const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

/** `26 Oct` of `2026-10-26`. */
export const dayWords = (day: string): string => dayFormat.format(midnight(day));

/** `26 Oct – 22 Nov 2026`; of one day `22 Nov 2026`. */
export const spanWords = ({ from, to }: { from: string; to: string }): string =>
  spanFormat.formatRange(midnight(from), midnight(to)).replaceAll("\u2009", " ");

export type Change = { words: string; better: boolean | null };

/** How a figure moved against the span before; null when one of them is missing. */
export function changeWords(
  value: number | null,
  before: number | null,
  unit: Unit,
  lessIsBetter = false,
): Change | null {
  if (value === null || before === null) return null;
  const by = value - before;
  if (by === 0) return { words: "as in the span before", better: null };
  const size = unit === "share" ? `${Math.abs(by * 100).toFixed(1)} points` : figureWords(Math.abs(by), unit);
  const better = by > 0 !== lessIsBetter;
  return {
    words: `${by > 0 ? "▲" : "▼"} ${size} against the span before`,
    better: (unit === "count" || unit === "money") && !lessIsBetter ? null : better,
  };
}
