import { listHolidays } from "@/features/opening-hours/list-holidays";
import { DAY_MS, shopClock } from "@/lib/time";
import { LONGEST_SHUT_DAYS } from "./rules";

/**
 * The days (`YYYY-MM-DD`, of the shop) from now on on which marketing mail waits: the holidays that staff keep in the settings, also
 * those on which the shop works, and those that hang on the moon before anybody confirmed them: people are at home.
 */
export async function listQuietDays(now: Date): Promise<ReadonlySet<string>> {
  // A mail that a cap holds back looks a week further, and then past what is shut.
  const last = new Date(now.getTime() + (LONGEST_SHUT_DAYS + 7) * DAY_MS);
  const years = new Set([now, last].map((at) => Number(shopClock(at).date.slice(0, 4))));
  return new Set((await listHolidays([...years])).map(({ day }) => day));
}
