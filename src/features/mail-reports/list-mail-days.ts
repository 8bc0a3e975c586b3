import { daysIn, type Span } from "@/features/reports/schema";
import { db } from "@/lib/db";
import { broughtOrders, mailsOf } from "./rows";
import type { MailDay } from "./schema";

type DayRow = Partial<MailDay> & { day: string };

/**
 * What marketing mail did on each day (of the shop) of a span, days without any included: mails by the day they were handed over with
 * what became of them since, and the orders of the day that a mail brought.
 * @param days how long after a click an order counts as the mail's
 */
export async function listMailDays(span: Span, days: number): Promise<MailDay[]> {
  const [mails, orders] = await Promise.all([countMails(span), countOrders(span, days)]);
  const byDay = new Map<string, MailDay>(
    daysIn(span).map((day) => [day, { day, sent: 0, bounced: 0, opened: 0, clicked: 0, orders: 0 }]),
  );
  for (const row of [...mails, ...orders]) Object.assign(byDay.get(row.day) ?? {}, row);
  return [...byDay.values()];
}

const countMails = (span: Span) => db.$queryRaw<DayRow[]>`
  SELECT to_char(coalesce(accepted_at, planned_at) AT TIME ZONE 'Africa/Nairobi', 'YYYY-MM-DD') AS day, count(*)::int AS sent,
    (count(*) FILTER (WHERE came_back))::int AS bounced, count(opened_at)::int AS opened, count(clicked_at)::int AS clicked
  FROM (${mailsOf(span)}) mails WHERE stream = 'marketing' GROUP BY 1`;

const countOrders = (span: Span, days: number) => db.$queryRaw<DayRow[]>`
  SELECT to_char(placed_at AT TIME ZONE 'Africa/Nairobi', 'YYYY-MM-DD') AS day, count(*)::int AS orders
  FROM (${broughtOrders(span, days)}) orders WHERE email_log_id IS NOT NULL GROUP BY 1`;
