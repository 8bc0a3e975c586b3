import { z } from "zod";
import { DAY_MS, shopClock, shopMoment } from "@/lib/time";

const LONGEST_DAYS = 366;

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "Give a day as YYYY-MM-DD.")
  .refine((text) => {
    const parsed = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
  }, "There is no such day.");

/** What every report looks at: whole days of the shop's calendar, the last one included. */
export const reportDays = { from: day, to: day };

type Days = { from: string; to: string };

/** Days that make a span: in their order, and not more than a year of them. */
export function checkDays({ from, to }: Days, issues: z.RefinementCtx): void {
  const refuse = (message: string) => issues.addIssue({ code: "custom", path: ["to"], message });
  if (from > to) refuse("The last day must not lie before the first.");
  else if (daysBetween(from, to) > LONGEST_DAYS) refuse(`A report spans at most ${LONGEST_DAYS} days.`);
}

/** A stretch of time, the end excluded. */
export type Span = { from: Date; to: Date };

/** How many days lie between two days of the calendar, both included. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS) + 1;

/** The moments that days of the shop's calendar begin and end at. */
export const spanOf = ({ from, to }: { from: string; to: string }): Span => ({
  from: shopMoment(from, 0),
  to: shopMoment(to, 24),
});

/** The span of the same length right before. */
export const spanBefore = ({ from, to }: Span): Span => ({
  from: new Date(from.getTime() - (to.getTime() - from.getTime())),
  to: from,
});

/** The days of the shop's calendar that a span covers, as `YYYY-MM-DD`. */
export function daysIn({ from, to }: Span): string[] {
  const days: string[] = [];
  for (let at = from.getTime(); at < to.getTime(); at += DAY_MS) days.push(shopClock(new Date(at)).date);
  return days;
}

/** The first and the last day of a span. */
export const daysOf = ({ from, to }: Span): Days => ({
  from: shopClock(from).date,
  to: shopClock(new Date(to.getTime() - 1)).date,
});

export type Unit = "duration" | "share" | "count" | "money";

/** One number of the report. Durations are milliseconds, shares 0..1, money cents of KES; null: nothing to count it from. */
export type Figure = {
  id: string;
  label: string;
  /** What exactly is counted; shown on the page. */
  definition: string;
  unit: Unit;
  value: number | null;
  /** The same over the span before. */
  before: number | null;
  /** What the brief or the field calls good. */
  goal?: { words: string; reached: (value: number) => boolean };
  /** True: less is better. */
  lessIsBetter?: boolean;
};

/** Rows of a chart, as its table and its CSV show them too. */
export type ReportTable = { id: string; title: string; columns: string[]; rows: (string | number)[][] };
