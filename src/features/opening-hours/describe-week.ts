import { availabilityAt, weekLines } from "./describe-hours";
import { getCalendarAhead } from "./get-calendar";

/** The hours as pages of the shop say them: the week's open days in lines, and how it is now. */
export async function describeWeek(now: Date): Promise<{ lines: string[]; now: string }> {
  const calendar = await getCalendarAhead(now);
  const open = weekLines(calendar.hours).filter(({ hours }) => hours !== "closed");
  return { lines: open.map(({ days, hours }) => `${days}, ${hours}`), now: availabilityAt(now, calendar).words };
}
