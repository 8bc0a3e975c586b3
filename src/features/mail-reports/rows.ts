import { Prisma } from "@/generated/prisma/client";

/** A stretch of time, the end excluded. */
type Stretch = { from: Date; to: Date };

/** Orders that count as turnover: neither cancelled, nor returned, nor paid back. Of the alias `o`. */
const kept = Prisma.sql`o.cancelled_at IS NULL AND o.returned_at IS NULL AND o.refunded_at IS NULL`;

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
