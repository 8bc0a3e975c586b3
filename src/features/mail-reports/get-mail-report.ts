import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { daysOf, spanBefore, spanOf } from "@/features/reports/schema";
import { listMailDays } from "./list-mail-days";
import { listOrigins } from "./list-origins";
import { measureLifts } from "./measure-lifts";
import { readMailFacts } from "./read-mail-facts";
import { countMailFigures } from "./rules";
import type { MailReportInput } from "./schema";

/**
 * How the mail did over some days, against as many days before: figures, and the rows of each chart. Counted from the raw rows at every
 * call; a mail of the span that is opened later counts then.
 */
export async function getMailReport(input: MailReportInput, now = new Date()) {
  const span = spanOf(input);
  const settings = await getFlowSettings();
  const { attributionDays } = settings;
  const [facts, before, byDay, origins, lifts] = await Promise.all([
    readMailFacts(span, attributionDays),
    readMailFacts(spanBefore(span), attributionDays),
    listMailDays(span, attributionDays),
    listOrigins(span, attributionDays),
    measureLifts(span, settings, now),
  ]);
  return {
    input,
    before: daysOf(spanBefore(span)),
    attributionDays,
    figures: countMailFigures(facts, before, attributionDays),
    orders: facts.orders,
    byDay,
    origins,
    lifts,
  };
}

export type MailReport = Awaited<ReturnType<typeof getMailReport>>;
