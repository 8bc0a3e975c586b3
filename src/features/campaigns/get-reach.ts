import { matchCustomers } from "@/features/segments/match-customers";
import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { mailProvider } from "@/lib/mailer";
import { minutesFor, RESEND_PER_SECOND, SMTP_PER_SECOND_GUESS } from "./rules";
import type { CampaignInput } from "./schema";

export type CampaignReach = {
  /** People whom the rules mean. */
  audience: number;
  /** Of them, those who may be mailed. */
  willGet: number;
  /** Why the others get none, by the codes of features/mail/rules. */
  held: { reason: string; people: number }[];
  /** How long sending takes at the pace of the last campaign; caps and closed hours come on top. */
  minutes: number;
  /** The numbers are those of a sample (`estimateReach`). */
  estimated: boolean;
};

/**
 * Whom a campaign would reach at this moment, and why not the others, counted one by one. Caps are looked at when each mail is due.
 */
export async function getReach(
  { audience, topic }: Pick<CampaignInput, "audience" | "topic">,
  now = new Date(),
): Promise<CampaignReach> {
  const rows = await db.$queryRaw<{ reason: string | null; people: bigint }[]>`
    SELECT ${whyNot(topic, now)} AS reason, count(*) AS people FROM customer c LEFT JOIN email_subscription s ON s.email = c.email
    WHERE ${matchCustomers(audience, now)} GROUP BY 1 ORDER BY 2 DESC`;
  const counts = rows.map(({ reason, people }) => ({ reason, people: Number(people) }));
  const willGet = counts.find(({ reason }) => reason === null)?.people ?? 0;
  return {
    audience: counts.reduce((sum, { people }) => sum + people, 0),
    willGet,
    held: counts.flatMap(({ reason, people }) => (reason === null ? [] : [{ reason, people }])),
    minutes: minutesFor(willGet, await lastPace()),
    estimated: false,
  };
}

/** The order of `consentOf`, in SQL; a suppression comes first. */
export function whyNot(topic: string, now: Date): Prisma.Sql {
  return Prisma.sql`coalesce(
    (SELECT x.reason::text FROM suppression x WHERE x.email = c.email AND x.lifted_at IS NULL
      AND (x.until IS NULL OR x.until > ${now}::timestamptz) ORDER BY x.at DESC LIMIT 1),
    CASE WHEN s.id IS NULL THEN 'not_subscribed' WHEN s.unsubscribed_at IS NOT NULL THEN 'unsubscribed'
      WHEN s.confirmed_at IS NULL THEN 'not_confirmed' WHEN s.sunset_at IS NOT NULL THEN 'sunset'
      WHEN s.paused_until > ${now}::timestamptz THEN 'paused' WHEN NOT ${topic} = ANY(s.topics) THEN 'topic_off' END)`;
}

/** Mails a second: what the busiest minute of the last campaign reached, or what the provider allows. */
export async function lastPace(): Promise<number> {
  if (mailProvider().name === "resend") return RESEND_PER_SECOND;
  const last = await db.emailCampaign.findFirst({
    where: { finishedAt: { not: null }, audienceCount: { gte: 500 } },
    orderBy: { finishedAt: "desc" },
    select: { id: true },
  });
  if (!last) return SMTP_PER_SECOND_GUESS;
  const [busiest] = await db.$queryRaw<{ mails: bigint }[]>`SELECT count(*) AS mails FROM email_log
    WHERE campaign_id = ${last.id} AND accepted_at IS NOT NULL GROUP BY date_trunc('minute', accepted_at) ORDER BY 1 DESC LIMIT 1`;
  return Number(busiest?.mails ?? 0) / 60 || SMTP_PER_SECOND_GUESS;
}
