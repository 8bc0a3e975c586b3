import { z } from "zod";
import { type EmailSubscription, Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { literally } from "@/lib/text";
import { type SubscriberState, stateOf, subscriberStates } from "./subscriber-state";

const PAGE = 25;

export const subscriberFilter = z.object({
  state: z.enum(subscriberStates).optional(),
  /** A part of the address, three characters at least to narrow a long list down. */
  search: z.string().trim().toLowerCase().max(254).optional(),
  cursor: z.string().max(60).nullish(),
});

export type SubscriberFilter = z.input<typeof subscriberFilter>;

export type SubscriberLine = {
  id: string;
  email: string;
  name: string | null;
  source: string;
  state: SubscriberState;
  /** Since when it stands so: asked, confirmed, left, stopped; of a pause until when. */
  at: Date;
};

/** Asked of one address after the other: of an EXISTS Postgres makes a table of all that are held, for a page of 25. */
const held = (now: Date) => Prisma.sql`(SELECT true FROM suppression x WHERE x.email = s.email AND x.lifted_at IS NULL
  AND (x.until IS NULL OR x.until > ${now}::timestamptz) LIMIT 1) IS NOT NULL`;

/** What each state is in SQL; as `stateOf` decides, in its order. */
function whereState(state: SubscriberState, now: Date): Prisma.Sql {
  const free = Prisma.sql`NOT ${held(now)}`;
  const awake = Prisma.sql`s.unsubscribed_at IS NULL AND s.confirmed_at IS NOT NULL AND s.sunset_at IS NULL`;
  const conditions: Record<SubscriberState, Prisma.Sql> = {
    blocked: held(now),
    left: Prisma.sql`s.unsubscribed_at IS NOT NULL AND ${free}`,
    asked: Prisma.sql`s.unsubscribed_at IS NULL AND s.confirmed_at IS NULL AND ${free}`,
    silent: Prisma.sql`s.unsubscribed_at IS NULL AND s.confirmed_at IS NOT NULL AND s.sunset_at IS NOT NULL AND ${free}`,
    paused: Prisma.sql`${awake} AND s.paused_until > ${now}::timestamptz AND ${free}`,
    subscribed: Prisma.sql`${awake} AND (s.paused_until IS NULL OR s.paused_until <= ${now}::timestamptz) AND ${free}`,
  };
  return conditions[state];
}

/** Whoever asked for, gets or got marketing mail, newest first, 25 a page; `nextCursor` is null on the last page. */
export async function listSubscribers(
  filter: SubscriberFilter,
  now = new Date(),
  take = PAGE,
): Promise<{ subscribers: SubscriberLine[]; nextCursor: string | null }> {
  const { state, search, cursor } = subscriberFilter.parse(filter);
  const conditions = [
    Prisma.sql`true`,
    ...(state ? [whereState(state, now)] : []),
    ...(search ? [Prisma.sql`s.email LIKE ${`%${literally(search)}%`}`] : []),
    ...(cursor ? [Prisma.sql`s.id < ${cursor}`] : []),
  ];
  const found = await db.$queryRaw<{ id: string; held: boolean }[]>`
    SELECT s.id, ${held(now)} AS held FROM email_subscription s WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY s.id DESC LIMIT ${take + 1}`;
  const page = found.slice(0, take);
  const rows = await db.emailSubscription.findMany({ where: { id: { in: page.map(({ id }) => id) } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const subscribers = page.flatMap(({ id, held }) => {
    const row = byId.get(id);
    return row ? [toLine(row, held, now)] : [];
  });
  return { subscribers, nextCursor: found.length > take ? (page.at(-1)?.id ?? null) : null };
}

function toLine(row: EmailSubscription, held: boolean, now: Date): SubscriberLine {
  const { id, email, name, source, requestedAt, confirmedAt, unsubscribedAt, sunsetAt, pausedUntil } = row;
  const state = stateOf(row, held, now);
  const since = { left: unsubscribedAt, silent: sunsetAt, paused: pausedUntil, subscribed: confirmedAt };
  return { id, email, name, source, state, at: (state in since && since[state as keyof typeof since]) || requestedAt };
}
