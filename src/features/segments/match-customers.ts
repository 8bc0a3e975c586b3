import { Prisma } from "@/generated/prisma/client";
import { DAY_MS } from "@/lib/time";
import type { AudienceRules, Condition } from "./schema";

type Sql = Prisma.Sql;

const NONE = Prisma.sql`true`;
const not = (sql: Sql, unless: boolean) => (unless ? Prisma.sql`NOT (${sql})` : sql);
const ago = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS);
const since = (column: Sql, now: Date, days: number | undefined) =>
  days === undefined ? NONE : Prisma.sql`${column} >= ${ago(now, days)}::timestamptz`;
const placedAt = Prisma.sql`o.placed_at`;

/** The orders of person `c` that count: not cancelled. */
const ordersOf = (what: Sql, now: Date, days: number | undefined) =>
  Prisma.sql`(SELECT ${what} FROM "order" o WHERE o.customer_id = c.id AND o.cancelled_at IS NULL AND ${since(placedAt, now, days)})`;

const compare = (sql: Sql, is: "at_least" | "at_most", value: number) =>
  is === "at_least" ? Prisma.sql`${sql} >= ${value}` : Prisma.sql`${sql} <= ${value}`;

function subscribed(topic: string | undefined, now: Date): Sql {
  return Prisma.sql`EXISTS (SELECT FROM email_subscription s WHERE s.email = c.email AND s.confirmed_at IS NOT NULL
    AND s.unsubscribed_at IS NULL AND s.sunset_at IS NULL AND (s.paused_until IS NULL OR s.paused_until <= ${now}::timestamptz)
    AND ${topic ? Prisma.sql`${topic} = ANY(s.topics)` : NONE})`;
}

function whereCondition(asked: Condition, now: Date): Sql {
  switch (asked.about) {
    case "consent":
      return not(subscribed(asked.topic, now), asked.is === "not_subscribed");
    case "county":
      return not(Prisma.sql`coalesce(c.county, '') = ANY(${asked.counties}::text[])`, asked.is === "not_in");
    case "language":
      return Prisma.sql`coalesce(c.language, 'en') = ${asked.is}`;
    case "orders":
      return compare(ordersOf(Prisma.sql`count(*)`, now, asked.withinDays), asked.is, asked.count);
    case "spent":
      return compare(
        ordersOf(Prisma.sql`coalesce(sum(o.total_cents), 0)`, now, asked.withinDays),
        asked.is,
        asked.cents,
      );
    case "last_order":
      return not(Prisma.sql`EXISTS ${ordersOf(Prisma.sql`1`, now, asked.days)}`, asked.is === "not_within");
    case "bought_category":
      return not(bought(asked.categories, now, asked.withinDays), asked.is === "has_not");
    case "cart":
      return not(
        Prisma.sql`EXISTS (SELECT FROM cart k WHERE (k.customer_id = c.id OR k.email = c.email) AND k.ordered_at IS NULL
          AND k.merged_at IS NULL AND EXISTS (SELECT FROM cart_item i WHERE i.cart_id = k.id))`,
        asked.is === "has_not",
      );
    case "engagement":
      return not(engaged(asked.did, ago(now, asked.days)), asked.is === "not_within");
    case "tag":
      return not(
        Prisma.sql`EXISTS (SELECT FROM customer_tag t WHERE t.customer_id = c.id AND t.tag = ANY(${asked.tags}::text[]))`,
        asked.is === "has_not",
      );
    case "birthday":
      return Prisma.sql`c.birth_month = ANY(${asked.months}::int[])`;
    case "known_for":
      return asked.is === "at_least"
        ? Prisma.sql`c.created_at <= ${ago(now, asked.days)}::timestamptz`
        : Prisma.sql`c.created_at >= ${ago(now, asked.days)}::timestamptz`;
  }
}

function bought(categories: string[], now: Date, days: number | undefined): Sql {
  return Prisma.sql`EXISTS (SELECT FROM "order" o JOIN order_item i ON i.order_id = o.id JOIN product p ON p.id = i.product_id
    JOIN category g ON g.id = p.category_id WHERE o.customer_id = c.id AND o.cancelled_at IS NULL
    AND g.slug = ANY(${categories}::text[]) AND ${since(placedAt, now, days)})`;
}

function engaged(did: "opened" | "clicked", from: Date): Sql {
  const clicked = Prisma.sql`l.clicked_at >= ${from}::timestamptz`;
  // A click is a sign of reading too: mail programs that load no pictures show no open.
  const wanted = did === "clicked" ? clicked : Prisma.sql`(l.opened_at >= ${from}::timestamptz OR ${clicked})`;
  return Prisma.sql`EXISTS (SELECT FROM email_log l WHERE l.to_email = c.email AND ${wanted})`;
}

/**
 * The rules as a condition on the table `customer c`, for a WHERE. Who was erased is nobody any more. Each condition is answered by
 * an index on the person, so that a page of the audience costs the same however long the table is (QUALITY.md P14).
 */
export function matchCustomers({ match, conditions }: AudienceRules, now: Date): Sql {
  const all = conditions.map((one) => Prisma.sql`(${whereCondition(one, now)})`);
  const asked = all.length === 0 ? NONE : Prisma.join(all, match === "all" ? " AND " : " OR ");
  return Prisma.sql`c.erased_at IS NULL AND (${asked})`;
}
