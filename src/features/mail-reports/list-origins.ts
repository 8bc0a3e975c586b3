import { flowName } from "@/features/automations/rules";
import type { Span } from "@/features/reports/schema";
import { db } from "@/lib/db";
import { broughtOrders, mailCounts, mailsOf } from "./rows";
import type { MailCounts, Origin } from "./schema";

type Key = { flow: string | null; campaignId: string | null };
type MailRow = Key & MailCounts & { stream: "marketing" | "transactional" };
type OrderRow = Key & { none: boolean; orders: number; revenueCents: number };

const nothing: MailCounts = { sent: 0, delivered: 0, bounced: 0, opened: 0, clicked: 0, complained: 0 };

/**
 * Every flow and campaign that sent mail in a span or that an order of the span counts as, marketing first and of it the greatest turnover, and last the orders
 * that no mail brought: orders and turnover of all rows add up to those of the span.
 * @param days how long after a click an order counts as the mail's
 */
export async function listOrigins(span: Span, days: number): Promise<Origin[]> {
  const [mails, orders] = await Promise.all([countMails(span), countOrders(span, days)]);
  const names = await nameCampaigns([...mails, ...orders]);
  const rows = new Map<string, Origin>();
  const rowOf = ({ flow, campaignId }: Key, stream: Origin["stream"]): Origin => {
    const key = `${campaignId ?? ""}|${flow ?? ""}|${stream}`;
    const name = campaignId
      ? (names.get(campaignId) ?? "A campaign that was deleted")
      : flow
        ? flowName(flow)
        : "Single mails";
    const row = rows.get(key) ?? { name, stream, ...nothing, orders: 0, revenueCents: 0 };
    rows.set(key, row);
    return row;
  };
  for (const { flow, campaignId, stream, ...counts } of mails)
    Object.assign(rowOf({ flow, campaignId }, stream), counts);
  const unbrought: Origin = { name: "No mail", stream: null, ...nothing, orders: 0, revenueCents: 0 };
  for (const { none, orders: count, revenueCents, ...key } of orders)
    Object.assign(none ? unbrought : rowOf(key, "marketing"), { orders: count, revenueCents });
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

async function nameCampaigns(rows: Key[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ campaignId }) => campaignId ?? []))];
  const campaigns = await db.emailCampaign.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(campaigns.map(({ id, name }) => [id, name]));
}
