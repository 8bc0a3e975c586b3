import { changeSetting } from "@/features/settings/change-setting";
import { dropKept } from "@/lib/keep-briefly";
import { KEPT } from "./get-calendar";
import { openingHours } from "./get-opening-hours";
import type { WeeklyHours } from "./schema";

/** Sets the shop's week for everybody: pages, chat, waiting times. This process has it at once, others within 3 s. */
export async function changeOpeningHours(week: WeeklyHours, who: { id: string }): Promise<WeeklyHours> {
  await changeSetting(openingHours, { week }, who);
  dropKept(KEPT);
  return week;
}
