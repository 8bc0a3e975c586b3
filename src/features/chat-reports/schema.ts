import { z } from "zod";
import { DAY_MS, shopMoment } from "@/lib/time";

const LONGEST_DAYS = 366;

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "Give a day as YYYY-MM-DD.")
  .refine((text) => {
    const parsed = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text;
  }, "There is no such day.");

/** What a report looks at: whole days of the shop's calendar, the last one included. */
export const reportInput = z
  .object({
    from: day,
    to: day,
    /** `business` counts waiting times in opening hours only. */
    hours: z.enum(["all", "business"]).default("all"),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "The last day must not lie before the first." })
  .refine(({ from, to }) => daysBetween(from, to) <= LONGEST_DAYS, {
    path: ["to"],
    message: `A report spans at most ${LONGEST_DAYS} days.`,
  });
export type ReportInput = z.output<typeof reportInput>;

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

/** A conversation in which the visitor wrote, as reports see it; spam is left out of all of them. */
export type ConversationFacts = {
  id: string;
  /** The visitor's first message. */
  startedAt: Date;
  /** The first message of a person after it. */
  firstReplyAt: Date | null;
  firstReplyBy: string | null;
  /** The bot answered at least once after it. */
  botAnswered: boolean;
  /** The bot gave it to people. */
  handedOverAt: Date | null;
  closedAt: Date | null;
};

/** A conversation that was closed within the span (and not opened again). */
export type EndFacts = {
  id: string;
  startedAt: Date;
  closedAt: Date;
  closedBy: string | null;
  /** What the shopper said, else what staff said. */
  resolved: boolean;
};

export type RatingFacts = { staffId: string | null; stars: number };

export type ReportFacts = { conversations: ConversationFacts[]; ends: EndFacts[]; ratings: RatingFacts[] };

export type Unit = "duration" | "share" | "count";

/** One number of the report. Durations are milliseconds, shares 0..1; null: nothing to count it from. */
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
