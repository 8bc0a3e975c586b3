import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { reasonInWords } from "@/features/mail/rules";
import { broughtOrders } from "@/features/mail-reports/rows";
import { db } from "@/lib/db";
import { campaignNotFound } from "./errors";

/** What came of a campaign. Opens and clicks are people's, not machines'; money is cents of KES. */
export type CampaignResults = {
  accepted: number;
  delivered: number;
  opened: number;
  clicked: number;
  bounced: number;
  complained: number;
  /** Left marketing by this campaign's mail or after it, within the days of attribution. */
  unsubscribed: number;
  orders: number;
  revenueCents: number;
  attributionDays: number;
  /** Most clicked first, by people. */
  links: { url: string; people: number }[];
  /** Why people of the audience got none. */
  declined: { reason: string; people: number }[];
};

type Counts = Pick<
  CampaignResults,
  "accepted" | "delivered" | "opened" | "clicked" | "bounced" | "complained" | "unsubscribed"
>;

/**
 * The figures of a campaign that has begun.
 * @throws DomainError not_found `campaigns.not_found`
 */
export async function getResults(id: string, now = new Date()): Promise<CampaignResults> {
  const row = await db.emailCampaign.findUnique({ where: { id }, select: { startedAt: true } });
  if (!row?.startedAt) throw campaignNotFound();
  const { attributionDays } = await getFlowSettings();
  const [counts, orders, links, declined] = await Promise.all([
    countMails(id, attributionDays),
    countOrders(id, { from: row.startedAt, to: now }, attributionDays),
    listLinks(id),
    countDeclined(id),
  ]);
  return { ...counts, ...orders, attributionDays, links, declined };
}

async function countMails(id: string, days: number): Promise<Counts> {
  const [counts] = await db.$queryRaw<
    Counts[]
  >`SELECT count(l.accepted_at)::int AS accepted, count(l.delivered_at)::int AS delivered,
      count(l.opened_at)::int AS opened, count(l.clicked_at)::int AS clicked,
      count(*) FILTER (WHERE l.bounced_at IS NOT NULL OR (l.soft_bounced_at IS NOT NULL AND l.delivered_at IS NULL))::int AS bounced,
      count(l.complained_at)::int AS complained,
      count(s.id) FILTER (WHERE s.unsubscribed_at >= l.accepted_at
        AND s.unsubscribed_at < l.accepted_at + ${days}::int * interval '1 day')::int AS unsubscribed
    FROM email_log l LEFT JOIN email_subscription s ON s.email = l.to_email AND s.unsubscribed_at IS NOT NULL
    WHERE l.campaign_id = ${id}`;
  return counts ?? { accepted: 0, delivered: 0, opened: 0, clicked: 0, bounced: 0, complained: 0, unsubscribed: 0 };
}

async function countOrders(id: string, stretch: { from: Date; to: Date }, days: number) {
  const [found] = await db.$queryRaw<{ orders: number; revenueCents: number }[]>`
    SELECT count(*)::int AS orders, coalesce(sum(o.total_cents), 0)::float8 AS "revenueCents"
    FROM (${broughtOrders(stretch, days)}) o WHERE o.campaign_id = ${id}`;
  return found ?? { orders: 0, revenueCents: 0 };
}

const listLinks = (id: string) => db.$queryRaw<{ url: string; people: number }[]>`
  SELECT e.url, count(DISTINCT e.email_log_id)::int AS people FROM email_event e JOIN email_log l ON l.id = e.email_log_id
  WHERE l.campaign_id = ${id} AND e.kind = 'click' AND e.human AND e.url IS NOT NULL GROUP BY e.url ORDER BY 2 DESC, 1 LIMIT 20`;

async function countDeclined(id: string): Promise<CampaignResults["declined"]> {
  const rows = await db.$queryRaw<
    { reason: string; people: number }[]
  >`SELECT declined_reason AS reason, count(*)::int AS people
    FROM email_log WHERE campaign_id = ${id} AND declined_at IS NOT NULL GROUP BY 1 ORDER BY 2 DESC`;
  return rows.map(({ reason, people }) => ({ reason: reasonInWords(reason), people }));
}
