import { getCalendar } from "@/features/opening-hours/get-calendar";
import { businessMsBetween } from "@/features/opening-hours/rules";
import { daysIn, daysOf, type Span, spanBefore, spanOf } from "@/features/reports/schema";
import { listStaff } from "@/features/staff/list-staff";
import { DAY_MS } from "@/lib/time";
import { readReportFacts } from "./read-report-facts";
import {
  type Clock,
  countAnswered,
  countByDay,
  countByDuration,
  countByHour,
  countByMember,
  countFigures,
  firstResponses,
  wallClock,
} from "./rules";
import type { ReportInput } from "./schema";

/**
 * How the chat did over some days, against as many days before: figures, and the rows of each chart. Counted from the raw rows at
 * every call. With `business` hours only the time in which the shop is open counts as waiting.
 */
export async function getChatReport(input: ReportInput, now = new Date()) {
  const span = spanOf(input);
  const [facts, before, staff, clock] = await Promise.all([
    readReportFacts(span),
    readReportFacts(spanBefore(span)),
    listStaff(),
    clockOf(input, span),
  ]);
  return {
    input,
    before: daysOf(spanBefore(span)),
    figures: countFigures(facts, before, clock, now),
    byDay: countByDay(facts.conversations, daysIn(span)),
    byHour: countByHour(facts.conversations),
    byDuration: countByDuration(firstResponses(facts.conversations, clock)),
    answered: countAnswered(facts.conversations, now),
    members: countByMember(facts, staff, clock),
  };
}

export type ChatReport = Awaited<ReturnType<typeof getChatReport>>;

/** A wait may have begun before the span it is counted in; a month covers what a shop leaves open. */
const LOOK_BACK_MS = 31 * DAY_MS;

async function clockOf({ hours }: ReportInput, span: Span): Promise<Clock> {
  if (hours === "all") return wallClock;
  const calendar = await getCalendar({
    from: new Date(spanBefore(span).from.getTime() - LOOK_BACK_MS),
    to: span.to,
  });
  return (from, to) => businessMsBetween(from, to, calendar);
}
