import { type Weekday, type WeeklyHours, weekdays } from "@/features/opening-hours/schema";

/** A week as it is typed, a line a day: `08:00–12:00, 13:00–18:00`; empty: closed. */
export type HoursText = Record<Weekday, string>;

const SPAN = /^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—|to)\s*(\d{1,2})(?:[:.](\d{2}))?$/;

/** The week as lines to be changed. */
export function textOfHours(hours: WeeklyHours): HoursText {
  const lines = weekdays.map((day) => [day, hours[day].map(({ from, to }) => `${from}–${to}`).join(", ")]);
  return Object.fromEntries(lines) as HoursText;
}

/** What was typed as a week, or by day what cannot be read. `8-12, 13:00 to 18:00` is read too; 24 as midnight. */
export function hoursOfText(text: HoursText): { hours: WeeklyHours } | { faults: Partial<HoursText> } {
  const faults: Partial<HoursText> = {};
  const clock = (hour = "", minute = "00") => `${(hour === "24" ? "00" : hour).padStart(2, "0")}:${minute}`;
  const days = weekdays.map((day) => {
    const spans = text[day].split(",").filter((part) => part.trim());
    const read = spans.map((part) => {
      const found = SPAN.exec(part.trim());
      const range = { from: clock(found?.[1], found?.[2]), to: clock(found?.[3], found?.[4]) };
      if (!found || ![range.from, range.to].every((at) => /^([01]\d|2[0-3]):[0-5]\d$/.test(at)))
        faults[day] = `“${part.trim()}” is not a span. Please write it like 08:00–18:00.`;
      return range;
    });
    return [day, read];
  });
  return Object.keys(faults).length > 0 ? { faults } : { hours: Object.fromEntries(days) as WeeklyHours };
}
