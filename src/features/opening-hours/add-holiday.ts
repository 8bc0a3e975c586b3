import { db } from "@/lib/db";
import { dropKept } from "@/lib/keep-briefly";
import { dayIsHoliday } from "./errors";
import { KEPT } from "./get-calendar";
import { listHolidays } from "./list-holidays";

/**
 * Closes the shop on a day of staff's choosing. Added twice it is there once.
 * @throws DomainError `opening-hours.day_taken` when another holiday is on that day
 */
export async function addHoliday({ day, name }: { day: string; name: string }, now = new Date()): Promise<void> {
  // Kenya's own of that year come first, so that the year's seeding finds nothing in its way later.
  const known = (await listHolidays([Number(day.slice(0, 4))])).find((holiday) => holiday.day === day);
  if (known && known.name !== name) throw dayIsHoliday(known.name, "day");
  await db.holiday.createMany({ data: [{ day, name, confirmedAt: now, createdAt: now }], skipDuplicates: true });
  dropKept(KEPT);
}
