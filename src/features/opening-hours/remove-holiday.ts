import { db } from "@/lib/db";
import { dropKept } from "@/lib/keep-briefly";
import { KEPT } from "./get-calendar";

/** Takes a day out of the list: it is a day like any other. Removed before, nothing happens; seeding does not bring it back. */
export async function removeHoliday(day: string): Promise<void> {
  await db.holiday.deleteMany({ where: { day } });
  dropKept(KEPT);
}
