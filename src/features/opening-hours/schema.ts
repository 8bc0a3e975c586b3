import { z } from "zod";
import { overlapWords } from "./rules";

export { type Weekday, weekdayNames, weekdays } from "./rules";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Please give a time like 08:30.");

/** From the one time to the other of the shop's clock; `to` at or before `from` lies on the next day. */
export const timeRange = z.object({ from: clock, to: clock });
export type TimeRange = z.output<typeof timeRange>;

const MAX_RANGES = 6;
const day = z.array(timeRange).max(MAX_RANGES, `A day has at most ${MAX_RANGES} spans.`);

/**
 * When somebody is there, per weekday in shop time; a day without spans is closed. A span belongs to the day it begins on, also
 * where it ends after midnight. Spans that overlap, also from Sunday night into Monday, are refused at the later one's field.
 */
export const weeklyHours = z
  .object({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day })
  .superRefine((hours, ctx) => {
    const overlap = overlapWords(hours);
    if (overlap) ctx.addIssue({ code: "custom", path: [overlap.day, overlap.index], message: overlap.message });
  });
export type WeeklyHours = z.output<typeof weeklyHours>;

/** `YYYY-MM-DD` of the shop's calendar. */
export const calendarDay = z.iso.date("Please give a date.");

export const holidayInput = z.object({ day: calendarDay });
export const addHolidayInput = z.object({
  day: calendarDay,
  name: z.string().trim().min(2, "What is the day called?").max(80, "At most 80 characters, please."),
});
export const confirmHolidayInput = z.object({ day: calendarDay, onDay: calendarDay.optional() });
export const workOnHolidayInput = z.object({ day: calendarDay, works: z.boolean() });
