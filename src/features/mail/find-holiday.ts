import Holidays from "date-holidays";

const kenya = new Holidays("KE", { timezone: "Africa/Nairobi", types: ["public"] });
const known = new Map<number, Map<string, string>>();

function holidaysOf(year: number): Map<string, string> {
  let days = known.get(year);
  if (!days) {
    // Islamic feasts start at the sunset before; the day of the listed date is the one people stay at home.
    days = new Map(kenya.getHolidays(year).map((holiday) => [holiday.date.slice(0, 10), holiday.name]));
    known.set(year, days);
  }
  return days;
}

/** The Kenyan public holiday on this date of the shop (`YYYY-MM-DD`), or null. Source: the package date-holidays, country KE. */
export function findHoliday(date: string): string | null {
  return holidaysOf(Number(date.slice(0, 4))).get(date) ?? null;
}
