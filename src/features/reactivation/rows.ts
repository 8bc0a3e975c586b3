import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import type { Signs } from "./rules";

export type Heard = Signs & { subscriptionId: string; email: string; confirmedAt: Date };

/** When the subscribers of `slice` were last heard of; what they wrote as guests of the chat is left to `findGuestChats`. */
const heard = (slice: Prisma.Sql) => Prisma.sql`
  SELECT s.id AS "subscriptionId", s.email, s.confirmed_at AS "confirmedAt",
    greatest(
      (SELECT max(o.placed_at) FROM "order" o WHERE o.email = s.email),
      (SELECT max(o.placed_at) FROM "order" o WHERE o.customer_id = c.id)) AS "orderedAt",
    greatest(
      (SELECT max(e.at) FROM email_log l JOIN email_event e ON e.email_log_id = l.id
        WHERE l.to_email = s.email AND l.clicked_at IS NOT NULL AND e.kind = 'click' AND e.human),
      (SELECT max(r.at) FROM consent_record r
        WHERE r.subscription_id = s.id AND r.act IN ('confirmed', 'resubscribed', 'preferences_changed'))) AS "clickedAt",
    (SELECT max(m.created_at) FROM chat_session cs JOIN chat_message m ON m.session_id = cs.id
      WHERE cs.customer_id = c.id AND m.sender = 'visitor') AS "chattedAt"
  FROM (${slice}) s LEFT JOIN customer c ON c.email = s.email`;

/**
 * The next subscribers, by id, who may be mailed and confirmed before a moment, and when each was last heard of.
 * @param afterId the last one of the page before; empty at first
 */
export function listHeard(confirmedBefore: Date, afterId: string, limit: number): Promise<Heard[]> {
  return db.$queryRaw<Heard[]>(
    Prisma.sql`${heard(Prisma.sql`
    SELECT id, email, confirmed_at FROM email_subscription
    WHERE id > ${afterId} AND confirmed_at <= ${confirmedBefore} AND unsubscribed_at IS NULL AND sunset_at IS NULL
    ORDER BY id LIMIT ${limit}`)} ORDER BY s.id`,
  );
}

/** When one subscriber was last heard of; null when there is no such subscription. */
export async function findHeard(subscriptionId: string): Promise<Heard | null> {
  const rows = await db.$queryRaw<Heard[]>(
    heard(Prisma.sql`SELECT id, email, confirmed_at FROM email_subscription WHERE id = ${subscriptionId}`),
  );
  return rows[0] ?? null;
}

/** When somebody last wrote in the chat as a guest who had typed one of these addresses, by address. */
export async function findGuestChats(emails: string[]): Promise<Map<string, Date>> {
  if (emails.length === 0) return new Map();
  const rows = await db.$queryRaw<{ email: string; at: Date }[]>`
    SELECT lower(cs.email) AS email, max(m.created_at) AS at
    FROM chat_session cs JOIN chat_message m ON m.session_id = cs.id
    WHERE lower(cs.email) = ANY(${emails}::text[]) AND m.sender = 'visitor' GROUP BY 1`;
  return new Map(rows.map(({ email, at }) => [email, at]));
}

/** When the last run of this flow about each of these subscriptions began, by its id. */
export async function findLastRuns(flow: string, subscriptionIds: string[]): Promise<Map<string, Date>> {
  const rows = await db.automationRun.groupBy({
    by: ["subjectId"],
    where: { flow, subjectId: { in: subscriptionIds } },
    _max: { startedAt: true },
  });
  return new Map(rows.flatMap(({ subjectId, _max }) => (_max.startedAt ? [[subjectId, _max.startedAt]] : [])));
}
