import { flowName } from "@/features/automations/rules";
import type { Span } from "@/features/reports/schema";
import { db } from "@/lib/db";
import { broughtOrders, mailCounts, mailsOf, unsubscribes } from "./rows";
import type { MailCounts, Origin } from "./schema";

type Key = { flow: string | null; campaignId: string | null };
type MailRow = Key & MailCounts & { stream: "marketing" | "transactional" };
type OrderRow = Key & { none: boolean; orders: number; revenueCents: number };
type LeaveRow = Key & { none: boolean; unsubscribed: number };

const noMails: MailCounts = { sent: 0, delivered: 0, bounced: 0, opened: 0, clicked: 0, complained: 0 };
const nothing = { ...noMails, unsubscribed: 0, orders: 0, revenueCents: 0 };

/**
 * Every flow and campaign that sent mail in a span, that somebody left by or that an order of the span counts as, marketing first and of
 * it the greatest turnover, and last the orders that no mail brought and who left elsewhere: orders, turnover and unsubscribes of all
 * rows add up to those of the span.
 * @param days how long after a click an order counts as the mail's
 */
export async function listOrigins(span: Span, days: number): Promise<Origin[]> {
  const [mails, orders, left] = await Promise.all([countMails(span), countOrders(span, days), countLeft(span)]);
  const names = await nameCampaigns([...mails, ...orders, ...left]);
  const rows = new Map<string, Origin>();
  const rowOf = ({ flow, campaignId }: Key, stream: Origin["stream"]): Origin => {
    const key = `${campaignId ?? ""}|${flow ?? ""}|${stream}`;
    const name = campaignId
      ? (names.get(campaignId) ?? "A campaign that was deleted")
      : flow
        ? flowName(flow)
        : "Single mails";
    const row = rows.get(key) ?? { name, stream, ...nothing };
    rows.set(key, row);
    return row;
  };
  for (const { flow, campaignId, stream, ...counts } of mails)
    Object.assign(rowOf({ flow, campaignId }, stream), counts);
  const unbrought: Origin = { name: "No mail", stream: null, ...nothing };
  for (const { none, flow, campaignId, ...counts } of [...orders, ...left])
    Object.assign(none ? unbrought : rowOf({ flow, campaignId }, "marketing"), counts);
  const sorted = [...rows.values()].sort(
    (a, b) =>
      Number(b.stream === "marketing") - Number(a.stream === "marketing") ||
      b.revenueCents - a.revenueCents ||
      b.sent - a.sent ||
      a.name.localeCompare(b.name),
  );
  return [...sorted, unbrought];
}

const countMails = (span: Span) => db.$queryRaw<MailRow[]>`
  SELECT CASE WHEN campaign_id IS NULL THEN flow END AS flow, campaign_id AS "campaignId", stream::text, ${mailCounts}
  FROM (${mailsOf(span)}) mails GROUP BY 1, 2, 3`;

const countOrders = (span: Span, days: number) => db.$queryRaw<OrderRow[]>`
  SELECT CASE WHEN campaign_id IS NULL THEN flow END AS flow, campaign_id AS "campaignId", email_log_id IS NULL AS none,
    count(*)::int AS orders, sum(total_cents)::float8 AS "revenueCents"
  FROM (${broughtOrders(span, days)}) orders GROUP BY 1, 2, 3`;

const countLeft = (span: Span) => db.$queryRaw<LeaveRow[]>`
  SELECT CASE WHEN campaign_id IS NULL THEN flow END AS flow, campaign_id AS "campaignId", email_log_id IS NULL AS none,
    count(*)::int AS unsubscribed
  FROM (${unsubscribes(span)}) left_by GROUP BY 1, 2, 3`;

async function nameCampaigns(rows: Key[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ campaignId }) => campaignId ?? []))];
  const campaigns = await db.emailCampaign.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(campaigns.map(({ id, name }) => [id, name]));
}
