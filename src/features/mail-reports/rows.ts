import { Prisma } from "@/generated/prisma/client";

/** A stretch of time, the end excluded. */
type Stretch = { from: Date; to: Date };

/** SQL: whether an order of the alias `o` counts as turnover: neither cancelled, nor returned, nor paid back. */
export const kept = Prisma.sql`o.cancelled_at IS NULL AND o.returned_at IS NULL AND o.refunded_at IS NULL`;

/**
 * SQL of every order of a stretch (`id`, `placed_at`, `total_cents`, `email`) with the mail that counts as having brought it: the one in
 * which the same person, by the address of the order or of its customer, clicked last within so many days before the order (FLOWS.md
 * "Attribution"). Clicks of machines and opens never count. `email_log_id`, `flow`, `campaign_id` and `message` are null when no mail
 * brought it. Cancelled, returned and refunded orders are left out.
 * @param days 1–30
 */
export const broughtOrders = ({ from, to }: Stretch, days: number): Prisma.Sql => Prisma.sql`
  SELECT o.id, o.placed_at, o.total_cents, o.email, brought.id AS email_log_id, brought.flow, brought.campaign_id, brought.message
  FROM "order" o JOIN customer c ON c.id = o.customer_id
  LEFT JOIN LATERAL (
    SELECT l.id, l.flow, l.campaign_id, l.message
    FROM email_log l JOIN email_event e ON e.email_log_id = l.id
    WHERE l.to_email IN (o.email, c.email) AND l.stream = 'marketing' AND l.clicked_at <= o.placed_at
      AND e.kind = 'click' AND e.human AND e.at <= o.placed_at AND e.at > o.placed_at - ${days}::int * interval '1 day'
    ORDER BY e.at DESC, e.id DESC LIMIT 1
  ) brought ON true
  WHERE o.placed_at >= ${from} AND o.placed_at < ${to} AND ${kept}`;

/**
 * SQL of every unsubscribe of a stretch (`at`) with the mail whose link led to it. `email_log_id`, `flow` and `campaign_id` are null when it
 * was by no mail, or by one of before links said so.
 */
export const unsubscribes = ({ from, to }: Stretch): Prisma.Sql => Prisma.sql`
  SELECT r.at, l.id AS email_log_id, l.flow, l.campaign_id
  FROM consent_record r LEFT JOIN email_log l ON l.id = r.email_log_id
  WHERE r.act = 'unsubscribed' AND r.at >= ${from} AND r.at < ${to}`;

/** SQL: whether a mail of the alias `l` came back. A soft bounce that arrived later did not. */
export const cameBack = Prisma.sql`(l.bounced_at IS NOT NULL OR (l.soft_bounced_at IS NOT NULL AND l.delivered_at IS NULL))`;

/**
 * SQL of the mails of a stretch, each with whether it `came_back`: those that were handed over in it, and those planned in it that were
 * refused at once as there is no such mailbox.
 */
export const mailsOf = ({ from, to }: Stretch): Prisma.Sql => Prisma.sql`
  SELECT l.*, ${cameBack} AS came_back
  FROM email_log l
  WHERE (l.accepted_at >= ${from} AND l.accepted_at < ${to})
    OR (l.accepted_at IS NULL AND l.planned_at >= ${from} AND l.planned_at < ${to}
      AND (l.bounced_at IS NOT NULL OR l.soft_bounced_at IS NOT NULL))`;

/** SQL that counts mails of `mailsOf`, as `MailCounts`. */
export const mailCounts = Prisma.sql`
  count(*)::int AS sent, count(delivered_at)::int AS delivered, (count(*) FILTER (WHERE came_back))::int AS bounced,
  count(opened_at)::int AS opened, count(clicked_at)::int AS clicked, count(complained_at)::int AS complained`;

/**
 * SQL of the ids of all orders that count as turnover of the person with an address, by whichever route: under the address, or of the
 * customer who has it.
 * @param email an SQL expression
 */
export const ordersOfPerson = (email: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT o.id, o.placed_at FROM "order" o WHERE o.email = ${email} AND ${kept}
  UNION ALL
  SELECT o.id, o.placed_at FROM customer c JOIN "order" o ON o.customer_id = c.id WHERE c.email = ${email} AND ${kept}`;
