import type { Span } from "@/features/reports/schema";
import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { broughtOrders, kept, mailCounts, mailsOf, ordersOfPerson } from "./rows";
import type { MailCounts, MailFacts } from "./schema";

const none: MailCounts = { sent: 0, delivered: 0, bounced: 0, opened: 0, clicked: 0, complained: 0 };

/**
 * How the mail did in a span, from the raw rows: mails by the moment they were handed over, unsubscribes and orders by theirs.
 * @param days how long after a click an order counts as the mail's
 */
export async function readMailFacts(span: Span, days: number): Promise<MailFacts> {
  const [streams, [left], [orders], [carts], [buyers]] = await Promise.all([
    countStreams(span),
    countUnsubscribed(span),
    countOrders(span, days),
    countCarts(span, days),
    countBuyers(span),
  ]);
  const countsOf = (name: string) => {
    const { stream: _, ...counts } = streams.find(({ stream }) => stream === name) ?? { stream: name, ...none };
    return counts;
  };
  return {
    marketing: countsOf("marketing"),
    transactional: countsOf("transactional"),
    unsubscribed: left?.count ?? 0,
    orders: orders ?? { all: 0, allCents: 0, brought: 0, broughtCents: 0 },
    carts: carts ?? { reminded: 0, recovered: 0 },
    buyers: buyers ?? { all: 0, again: 0 },
  };
}

const countStreams = (span: Span) => db.$queryRaw<({ stream: string } & MailCounts)[]>`
  SELECT stream::text, ${mailCounts} FROM (${mailsOf(span)}) mails GROUP BY stream`;

const countUnsubscribed = ({ from, to }: Span) => db.$queryRaw<{ count: number }[]>`
  SELECT count(*)::int AS count FROM consent_record WHERE act = 'unsubscribed' AND at >= ${from} AND at < ${to}`;

const countOrders = (span: Span, days: number) => db.$queryRaw<MailFacts["orders"][]>`
  SELECT count(*)::int AS all, coalesce(sum(total_cents), 0)::float8 AS "allCents", count(email_log_id)::int AS brought,
    coalesce(sum(total_cents) FILTER (WHERE email_log_id IS NOT NULL), 0)::float8 AS "broughtCents"
  FROM (${broughtOrders(span, days)}) orders`;

/** A cart counts in the span of its first reminder, and as recovered when its person ordered so many days after one of them at most. */
const countCarts = ({ from, to }: Span, days: number) => db.$queryRaw<MailFacts["carts"][]>`
  SELECT count(*)::int AS reminded, (count(*) FILTER (WHERE EXISTS (
    SELECT FROM email_log m JOIN (${ordersOfPerson(Prisma.sql`l.to_email`)}) o
      ON o.placed_at > m.accepted_at AND o.placed_at <= m.accepted_at + ${days}::int * interval '1 day'
    WHERE m.cart_id = l.cart_id AND m.flow = 'cart-recovery')))::int AS recovered
  FROM email_log l
  WHERE l.flow = 'cart-recovery' AND l.cart_id IS NOT NULL AND l.accepted_at >= ${from} AND l.accepted_at < ${to} AND NOT EXISTS (
    SELECT FROM email_log e WHERE e.cart_id = l.cart_id AND e.flow = 'cart-recovery' AND (e.accepted_at, e.id) < (l.accepted_at, l.id))`;

const countBuyers = ({ from, to }: Span) => db.$queryRaw<MailFacts["buyers"][]>`
  SELECT count(DISTINCT o.customer_id)::int AS all, (count(DISTINCT o.customer_id) FILTER (WHERE EXISTS (
    SELECT FROM "order" before WHERE before.customer_id = o.customer_id AND before.placed_at < o.placed_at
      AND before.cancelled_at IS NULL AND before.returned_at IS NULL AND before.refunded_at IS NULL)))::int AS again
  FROM "order" o WHERE o.placed_at >= ${from} AND o.placed_at < ${to} AND ${kept}`;
