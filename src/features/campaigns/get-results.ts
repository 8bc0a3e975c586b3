import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { reasonInWords } from "@/features/mail/rules";
import { broughtOrders, cameBack, unsubscribes } from "@/features/mail-reports/rows";
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
  /** Left marketing by a link of this campaign's mail. */
  unsubscribed: number;
  orders: number;
  revenueCents: number;
  attributionDays: number;
  /** Most clicked first, by people. */
  links: { url: string; people: number }[];
  /** Why people of the audience got none. */
  declined: { reason: string; people: number }[];
};

type Counts = Pick<CampaignResults, "accepted" | "delivered" | "opened" | "clicked" | "bounced" | "complained">;

/**
 * The figures of a campaign that has begun.
 * @throws DomainError not_found `campaigns.not_found`
 */
export async function getResults(id: string, now = new Date()): Promise<CampaignResults> {
  const row = await db.emailCampaign.findUnique({ where: { id }, select: { startedAt: true } });
  if (!row?.startedAt) throw campaignNotFound();
  const { attributionDays } = await getFlowSettings();
  const stretch = { from: row.startedAt, to: now };
  const [counts, unsubscribed, orders, links, declined] = await Promise.all([
    countMails(id),
    countLeft(id, stretch),
    countOrders(id, stretch, attributionDays),
    listLinks(id),
    countDeclined(id),
  ]);
  return { ...counts, unsubscribed, ...orders, attributionDays, links, declined };
}

async function countMails(id: string): Promise<Counts> {
  const [counts] = await db.$queryRaw<
    Counts[]
  >`SELECT count(l.accepted_at)::int AS accepted, count(l.delivered_at)::int AS delivered,
      count(l.opened_at)::int AS opened, count(l.clicked_at)::int AS clicked,
      count(*) FILTER (WHERE ${cameBack})::int AS bounced, count(l.complained_at)::int AS complained
    FROM email_log l WHERE l.campaign_id = ${id}`;
  return counts ?? { accepted: 0, delivered: 0, opened: 0, clicked: 0, bounced: 0, complained: 0 };
}

async function countLeft(id: string, stretch: { from: Date; to: Date }): Promise<number> {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (${unsubscribes(stretch)}) u WHERE u.campaign_id = ${id}`;
  return found?.count ?? 0;
}

async function countOrders(id: string, stretch: { from: Date; to: Date }, days: number) {
  const [found] = await db.$queryRaw<{ orders: number; revenueCents: number }[]>`
    SELECT count(*)::int AS orders, coalesce(sum(o.total_cents), 0)::float8 AS "revenueCents"
    FROM (${broughtOrders(stretch, days)}) o WHERE o.campaign_id = ${id}`;
  return found ?? { orders: 0, revenueCents: 0 };
}

/** Each reader's coupon has a link of its own: they count as one. */
const listLinks = (id: string) => db.$queryRaw<{ url: string; people: number }[]>`
  SELECT split_part(e.url, '?coupon=', 1) AS url, count(DISTINCT e.email_log_id)::int AS people FROM email_event e JOIN email_log l ON l.id = e.email_log_id
  WHERE l.campaign_id = ${id} AND e.kind = 'click' AND e.human AND e.url IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20`;

async function countDeclined(id: string): Promise<CampaignResults["declined"]> {
  const rows = await db.$queryRaw<
    { reason: string; people: number }[]
  >`SELECT declined_reason AS reason, count(*)::int AS people
    FROM email_log WHERE campaign_id = ${id} AND declined_at IS NOT NULL GROUP BY 1 ORDER BY 2 DESC`;
  return rows.map(({ reason, people }) => ({ reason: reasonInWords(reason), people }));
}
