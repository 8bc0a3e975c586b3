import { z } from "zod";
import { defineSetting, readSetting } from "@/features/settings/read-setting";
import type { Tx } from "@/lib/db";
import { type WeeklyHours, weeklyHours } from "./schema";

const workday = [{ from: "08:00", to: "18:00" }];

/** Monday to Saturday, 8:00–18:00 (brief: the shop's hours). */
export const defaultHours: WeeklyHours = {
  mon: workday,
  tue: workday,
  wed: workday,
  thu: workday,
  fri: workday,
  sat: workday,
  sun: [],
};

/** The shop's week, set by staff. */
export const openingHours = defineSetting("opening-hours.week", z.object({ week: weeklyHours.default(defaultHours) }));

/** The shop's weekly hours in force now. */
export async function getOpeningHours(tx?: Tx): Promise<WeeklyHours> {
  return (await readSetting(openingHours, tx)).week;
}
