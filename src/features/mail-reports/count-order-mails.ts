import { NUMBERS_DAYS } from "@/features/automations/count-runs";
import { reasonWords } from "@/features/automations/rules";
import { ORDER_UPDATES } from "@/features/order-updates/rules";
import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { DAY_MS } from "@/lib/time";
import { cameBack } from "./rows";
import { noOrderMails, type OrderMailCounts } from "./schema";

/**
 * What became of the mails that tell of orders (FLOWS.md "Order confirmation, shipped, delivered"), by message: those handed over in the
 * last 30 days, and those planned in them that were not. A message without any is missing.
 */
export async function countOrderMails(now: Date): Promise<Record<string, OrderMailCounts>> {
  const rows = await listCounts(new Date(now.getTime() - NUMBERS_DAYS * DAY_MS));
  const found: Record<string, OrderMailCounts> = {};
  for (const { message, reason, mails, ...counts } of rows) {
    const sofar = found[message] ?? noOrderMails;
    found[message] = reason
      ? { ...sofar, notSent: [...sofar.notSent, { reason, words: reasonWords(reason), count: mails }] }
      : { ...sofar, ...counts };
  }
  return found;
}

type Row = Omit<OrderMailCounts, "notSent"> & { message: string; reason: string | null; mails: number };

const refused = Prisma.sql`(l.failed_at IS NOT NULL AND l.delivered_at IS NULL AND NOT ${cameBack})`;
const noEnd = Prisma.sql`l.accepted_at IS NULL AND l.failed_at IS NULL AND l.unknown_at IS NULL AND NOT ${cameBack}`;

/** One row for each message and reason not to send it, and one without a reason for all of its other mails. */
const listCounts = (since: Date) => db.$queryRaw<Row[]>`
  SELECT l.message,
    CASE WHEN l.declined_at IS NOT NULL AND ${noEnd} THEN coalesce(l.declined_reason, 'declined') END AS reason,
    count(*)::int AS mails,
    (count(*) FILTER (WHERE ${noEnd}))::int AS "underWay",
    (count(*) FILTER (WHERE (l.accepted_at IS NOT NULL OR ${cameBack}) AND NOT ${refused}))::int AS sent,
    (count(*) FILTER (WHERE l.delivered_at IS NOT NULL AND NOT ${cameBack}))::int AS delivered,
    (count(*) FILTER (WHERE ${cameBack}))::int AS bounced,
    (count(*) FILTER (WHERE ${refused}))::int AS refused,
    (count(*) FILTER (WHERE l.unknown_at IS NOT NULL AND l.accepted_at IS NULL AND l.failed_at IS NULL AND NOT ${cameBack}))::int
      AS unknown
  FROM email_log l
  WHERE l.flow = ${ORDER_UPDATES} AND (l.accepted_at >= ${since} OR (l.accepted_at IS NULL AND l.planned_at >= ${since}))
  GROUP BY 1, 2 ORDER BY count(*) DESC, 2`;
