import { shopClock } from "@/lib/time";
import { type Holiday, listHolidays } from "./list-holidays";

/** This year's and next year's holidays from today on, for staff. */
export async function listComingHolidays(now: Date): Promise<Holiday[]> {
  const { date } = shopClock(now);
  const year = Number(date.slice(0, 4));
  return (await listHolidays([year, year + 1])).filter(({ day }) => day >= date);
}
