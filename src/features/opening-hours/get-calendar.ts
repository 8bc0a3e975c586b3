import { keepBriefly } from "@/lib/keep-briefly";
import { DAY_MS, SECOND_MS, shopClock } from "@/lib/time";
import { getOpeningHours } from "./get-opening-hours";
import { listHolidays } from "./list-holidays";
import type { Calendar } from "./rules";
import type { WeeklyHours } from "./schema";

/** Begins the keys of everything this feature keeps in memory. */
export const KEPT = "opening-hours.";
/** Another process follows a change after at most this long. */
const KEPT_MS = 3 * SECOND_MS;

const yearOf = (at: Date) => Number(shopClock(at).date.slice(0, 4));

/**
 * What tells when the shop is open between two moments: its week, and the days on which it is closed (confirmed holidays on which
 * nobody works) of every year touched. In memory for at most 3 s.
 * @param hours a team's own week instead of the shop's; the holidays are the same
 */
export async function getCalendar(span: { from: Date; to: Date }, hours?: WeeklyHours | null): Promise<Calendar> {
  const [first, last] = [yearOf(span.from), yearOf(span.to)];
  const shop = await keepBriefly(`${KEPT}${first}-${last}`, KEPT_MS, async () => {
    const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const [week, holidays] = await Promise.all([getOpeningHours(), listHolidays(years)]);
    const closed = holidays.filter(({ confirmed, works }) => confirmed && !works);
    return { hours: week, closedDays: new Map(closed.map(({ day, name }) => [day, name])) };
  });
  return hours ? { ...shop, hours } : shop;
}

/** The calendar of a year from now on, and of yesterday's night. */
export function getCalendarAhead(now: Date, hours?: WeeklyHours | null): Promise<Calendar> {
  return getCalendar({ from: new Date(now.getTime() - DAY_MS), to: new Date(now.getTime() + 366 * DAY_MS) }, hours);
}
