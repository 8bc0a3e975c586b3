import { shopClock } from "@/lib/time";
import {
  type Calendar,
  dayAfter,
  isOpenAt,
  nextChange,
  type Weekday,
  weekdayNames,
  weekdayOf,
  weekdays,
} from "./rules";
import type { TimeRange, WeeklyHours } from "./schema";

const two = (number: number) => String(number).padStart(2, "0");

/** `8:00` of `08:00`. */
const plain = (clock: string) => clock.replace(/^0(?=\d)/, "");

/** `18:05`, `8:00`: the shop's clock at a moment. */
function clockOf(at: Date): string {
  const { hour, minute } = shopClock(at);
  return `${hour}:${two(minute)}`;
}

const shortDate = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long" });

/** `today`, `tomorrow`, `on Monday` within a week, later `on Monday 4 January`. */
function dayWords(day: string, today: string): string {
  if (day === today) return "today";
  if (day === dayAfter(today)) return "tomorrow";
  const weekday = `on ${weekdayNames[weekdayOf(day)]}`;
  return day < dayAfter(today, 7) ? weekday : `${weekday} ${shortDate.format(new Date(`${day}T00:00:00Z`))}`;
}

/** Whether somebody is there, until or from when (ISO 8601), and the sentence that says so; `words` has no full stop. */
export type Availability = {
  open: boolean;
  opensAt: string | null;
  closesAt: string | null;
  /** The holiday that closes today, while it does. */
  holiday: string | null;
  words: string;
};

/** What shoppers are told at a moment: `Open until 18:00`, `Closed for Mashujaa Day, opens tomorrow at 8:00`. */
export function availabilityAt(now: Date, calendar: Calendar): Availability {
  const today = shopClock(now).date;
  const change = nextChange(now, calendar);
  if (isOpenAt(now, calendar)) {
    const base = { open: true, opensAt: null, holiday: null };
    if (!change) return { ...base, closesAt: null, words: "Open around the clock" };
    const day = shopClock(change.at).date;
    // The small hours still feel like tonight.
    const near = day === today || (day === dayAfter(today) && shopClock(change.at).hour < 6);
    const words = `Open until ${near ? "" : `${dayWords(day, today).replace("on ", "")} at `}${clockOf(change.at)}`;
    return { ...base, closesAt: change.at.toISOString(), words };
  }
  const holiday = calendar.closedDays.get(today) ?? null;
  const opening = change && `pens ${dayWords(shopClock(change.at).date, today)} at ${clockOf(change.at)}`;
  const opens = opening ? `O${opening}` : "Closed";
  const words = holiday ? `Closed for ${holiday}${opening ? `, o${opening}` : ""}` : opens;
  return { open: false, opensAt: change?.at.toISOString() ?? null, closesAt: null, holiday, words };
}

/** `8:00–18:00`, `8:00–13:00 and 14:00–18:00`, `closed`. */
export function rangesWords(ranges: TimeRange[]): string {
  if (ranges.length === 0) return "closed";
  const said = [...ranges]
    .sort((a, b) => a.from.localeCompare(b.from))
    .map(({ from, to }) => (from === to && from === "00:00" ? "all day" : `${plain(from)}–${plain(to)}`));
  return [said.slice(0, -1).join(", "), said.at(-1)].filter(Boolean).join(" and ");
}

/** The hours of one day in words; a holiday says its name. */
export function dayHoursWords(day: string, { hours, closedDays }: Calendar): string {
  const holiday = closedDays.get(day);
  return holiday ? `closed (${holiday})` : rangesWords(hours[weekdayOf(day)]);
}

/** Days in a row with the same hours: `Monday to Saturday, 8:00–18:00`. */
export function weekLines(hours: WeeklyHours): { days: string; hours: string }[] {
  const lines: { first: Weekday; last: Weekday; hours: string }[] = [];
  for (const day of weekdays) {
    const said = rangesWords(hours[day]);
    const before = lines.at(-1);
    if (before?.hours === said) before.last = day;
    else lines.push({ first: day, last: day, hours: said });
  }
  return lines.map(({ first, last, hours: said }) => ({
    days: first === last ? weekdayNames[first] : `${weekdayNames[first]} to ${weekdayNames[last]}`,
    hours: said,
  }));
}

/** The whole week in one line; closed days are left out unless all are: `Monday to Saturday, 8:00–18:00`. */
export function weekWords(hours: WeeklyHours): string {
  const open = weekLines(hours).filter((line) => line.hours !== "closed");
  return open.length > 0 ? open.map((line) => `${line.days}, ${line.hours}`).join("; ") : "Closed";
}
