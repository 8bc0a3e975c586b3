const UNIT_MS = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;
const COMPACT = /^(?:\d+(?:w|d|h|ms|m|s))+$/;
const ISO_8601 = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** The longest sleep or wait that Inngest accepts: 366 days, in milliseconds (INNGEST.md b.5). */
export const LONGEST_WAIT_MS = 366 * UNIT_MS.d;

/**
 * Reads a duration as the SDK writes it (`1d2h30m10s`) or as ISO 8601 (`PT1H30M`).
 * Result in milliseconds; throws an Error that quotes the text when it is neither.
 */
export function parseDuration(text: string): number {
  if (COMPACT.test(text)) {
    let total = 0;
    for (const [, amount, unit] of text.matchAll(/(\d+)(ms|w|d|h|m|s)/g)) {
      total += Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
    }
    return total;
  }
  const iso = ISO_8601.exec(text);
  if (!iso || text.endsWith("P") || text.endsWith("T")) throw new Error(`"${text}" is not a duration`);
  const [weeks, days, hours, minutes, seconds] = iso.slice(1).map((part) => Number(part ?? 0));
  return (
    (weeks ?? 0) * UNIT_MS.w +
    (days ?? 0) * UNIT_MS.d +
    (hours ?? 0) * UNIT_MS.h +
    (minutes ?? 0) * UNIT_MS.m +
    (seconds ?? 0) * UNIT_MS.s
  );
}

/**
 * The moment a `Sleep` op or a timeout ends: an ISO date names it, a duration counts from `now`.
 * A moment in the past is returned as it is (due at once); more than 366 days ahead throws.
 */
export function parseMoment(text: string, now: Date): Date {
  const moment = /^\d{4}-\d{2}-\d{2}/.test(text) ? new Date(text) : new Date(now.getTime() + parseDuration(text));
  if (Number.isNaN(moment.getTime())) throw new Error(`"${text}" is neither a date nor a duration`);
  if (moment.getTime() - now.getTime() > LONGEST_WAIT_MS) throw new Error(`"${text}" is more than 366 days ahead`);
  return moment;
}
