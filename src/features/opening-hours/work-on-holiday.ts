import { db } from "@/lib/db";
import { dropKept } from "@/lib/keep-briefly";
import { holidayNotFound } from "./errors";
import { KEPT } from "./get-calendar";

/**
 * Says whether the shop works on a holiday; the first time it was said stays.
 * @throws DomainError `opening-hours.unknown_holiday`
 */
export async function workOnHoliday({ day, works }: { day: string; works: boolean }, now = new Date()): Promise<void> {
  const { count } = works
    ? await db.holiday.updateMany({ where: { day, worksAt: null }, data: { worksAt: now } })
    : await db.holiday.updateMany({ where: { day }, data: { worksAt: null } });
  if (count === 0 && !(await db.holiday.findUnique({ where: { day }, select: { day: true } }))) throw holidayNotFound();
  dropKept(KEPT);
}
