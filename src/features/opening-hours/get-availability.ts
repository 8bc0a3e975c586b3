import { type Availability, availabilityAt } from "./describe-hours";
import { getCalendarAhead } from "./get-calendar";
import type { WeeklyHours } from "./schema";

/**
 * Whether the shop, or a team by its own hours, is open at a moment, when that changes, and the words for it. Times are ISO 8601;
 * words are in shop time. Holidays count once they are confirmed and nobody works on them.
 */
export async function getAvailability(now: Date, hours?: WeeklyHours | null): Promise<Availability> {
  return availabilityAt(now, await getCalendarAhead(now, hours));
}
