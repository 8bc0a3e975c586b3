import { DAY_MS, MINUTE_MS, shopClock, shopMoment } from "@/lib/time";
import type { TimeRange, WeeklyHours } from "./schema";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

export const weekdayNames: Record<Weekday, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

/** The hours of a week and the days (`YYYY-MM-DD`, with their names) on which nobody works in spite of them. */
export type Calendar = { hours: WeeklyHours; closedDays: ReadonlyMap<string, string> };

/** A stretch of opening, in milliseconds since 1970; its end is no part of it. */
export type Span = { from: number; to: number };

const ofWeekday: Weekday[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Minutes since midnight of `08:30`. */
export function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** How long a span lasts, minutes: from 1 to 1,440 (its end equal to its start is a whole day). */
export function minutesOf({ from, to }: TimeRange): number {
  const minutes = minuteOf(to) - minuteOf(from);
  return minutes > 0 ? minutes : minutes + DAY_MINUTES;
}

type Placed = { day: Weekday; index: number; range: TimeRange; start: number };

/** Two spans of a week that overlap, the later-named second; null when none do. Touching each other is allowed. */
export function findOverlap(hours: WeeklyHours): { first: Placed; second: Placed } | null {
  const placed: Placed[] = weekdays.flatMap((day, dayIndex) =>
    hours[day].map((range, index) => ({ day, index, range, start: dayIndex * DAY_MINUTES + minuteOf(range.from) })),
  );
  for (const [at, second] of placed.entries())
    for (const first of placed.slice(0, at)) {
      const gap = (second.start - first.start + WEEK_MINUTES) % WEEK_MINUTES;
      const back = (first.start - second.start + WEEK_MINUTES) % WEEK_MINUTES;
      if (gap < minutesOf(first.range) || back < minutesOf(second.range)) return { first, second };
    }
  return null;
}

/** Where a week's spans overlap, and what to do about it, in words for staff; null when none do. */
export function overlapWords(hours: WeeklyHours): { day: Weekday; index: number; message: string } | null {
  const overlap = findOverlap(hours);
  if (!overlap) return null;
  const said = ({ day, range }: Placed) => `${weekdayNames[day]} ${range.from}–${range.to}`;
  const { first, second } = overlap;
  const message = `${said(second)} overlaps ${said(first)}. Please make them one span, or let one end before the other begins.`;
  return { day: second.day, index: second.index, message };
}

/** The day `days` later, as `YYYY-MM-DD`. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The weekday of a calendar date. */
export function weekdayOf(day: string): Weekday {
  return ofWeekday[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "sun";
}

/** The spans that begin on a day, in order; none on a holiday. What began the evening before goes on into a holiday. */
export function spansOf(day: string, { hours, closedDays }: Calendar): Span[] {
  if (closedDays.has(day)) return [];
  const midnight = shopMoment(day, 0).getTime();
  return hours[weekdayOf(day)]
    .map((range) => {
      const from = midnight + minuteOf(range.from) * MINUTE_MS;
      return { from, to: from + minutesOf(range) * MINUTE_MS };
    })
    .sort((a, b) => a.from - b.from);
}

/** Whether the shop is open at a moment: from a span's first millisecond, not at its end. */
export function isOpenAt(at: Date, calendar: Calendar): boolean {
  const ms = at.getTime();
  const { date } = shopClock(at);
  const around = [...spansOf(dayAfter(date, -1), calendar), ...spansOf(date, calendar)];
  return around.some(({ from, to }) => from <= ms && ms < to);
}

/** So far ahead a change is looked for, days: a year and the longest holidays around its end. */
const HORIZON_DAYS = 380;

/**
 * When the shop closes next, if it is open, or opens next, if it is closed. Spans that touch are one. Null when nothing changes
 * within 380 days: open around the clock, or never.
 */
export function nextChange(at: Date, calendar: Calendar): { at: Date; opens: boolean } | null {
  const ms = at.getTime();
  const { date } = shopClock(at);
  let openUntil = isOpenAt(at, calendar) ? ms : null;
  for (let days = -1; days <= HORIZON_DAYS; days += 1)
    for (const { from, to } of spansOf(dayAfter(date, days), calendar)) {
      if (to <= ms) continue;
      if (openUntil === null) return { at: new Date(from), opens: true };
      if (from > openUntil) return { at: new Date(openUntil), opens: false };
      openUntil = Math.max(openUntil, to);
    }
  const horizon = shopMoment(dayAfter(date, HORIZON_DAYS), 0).getTime();
  return openUntil !== null && openUntil < horizon ? { at: new Date(openUntil), opens: false } : null;
}

/** Milliseconds of opening between two moments; 0 when `to` is not after `from`. */
export function businessMsBetween(from: Date, to: Date, calendar: Calendar): number {
  let sum = 0;
  const last = shopClock(to).date;
  for (let day = dayAfter(shopClock(from).date, -1); day <= last; day = dayAfter(day))
    for (const span of spansOf(day, calendar))
      sum += Math.max(0, Math.min(span.to, to.getTime()) - Math.max(span.from, from.getTime()));
  return sum;
}
