import { LOOK_BACK_MS } from "@/features/mail/rules";
import { consentOf } from "@/features/subscriptions/rules";
import type { Frequency, Topic } from "@/features/subscriptions/schema";
import type { EmailSubscription } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";

type Row = Pick<
  EmailSubscription,
  "email" | "confirmedAt" | "unsubscribedAt" | "sunsetAt" | "pausedUntil" | "topics" | "frequency"
> & { known: boolean; suppression: string | null; ages: number[] };

/** What decides whether a marketing mail may go to an address. */
export type MailFacts = { blocked: string | null; agesMs: number[]; frequency: Frequency };

/**
 * Consent, suppression and the marketing mails of the last 30 days for many addresses (normalised) in one statement: what
 * `claimEmail` asks for one. Mails of this campaign do not count.
 */
export async function loadMailFacts(
  tx: Tx,
  emails: string[],
  { campaignId, topic, now }: { campaignId: string; topic: Topic; now: Date },
): Promise<Map<string, MailFacts>> {
  const since = new Date(now.getTime() - LOOK_BACK_MS);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT e.email, s.id IS NOT NULL AS known, s.confirmed_at AS "confirmedAt", s.unsubscribed_at AS "unsubscribedAt",
      s.sunset_at AS "sunsetAt", s.paused_until AS "pausedUntil", coalesce(s.topics, '{}') AS topics,
      coalesce(s.frequency, 'all') AS frequency,
      (SELECT x.reason::text FROM suppression x WHERE x.email = e.email AND x.lifted_at IS NULL
        AND (x.until IS NULL OR x.until > ${now}::timestamptz) ORDER BY x.at DESC LIMIT 1) AS suppression,
      (SELECT coalesce(array_agg(greatest(0, extract(epoch FROM ${now}::timestamptz
          - coalesce(l.accepted_at, l.sending_at, l.unknown_at, l.claimed_at)) * 1000)::float8), '{}')
        FROM email_log l WHERE l.to_email = e.email AND l.stream = 'marketing' AND l.campaign_id IS DISTINCT FROM ${campaignId}
        AND l.declined_at IS NULL AND l.failed_at IS NULL AND (l.accepted_at > ${since}::timestamptz
          OR l.unknown_at > ${since}::timestamptz OR l.sending_at > ${since}::timestamptz
          OR l.claim_expires_at > ${now}::timestamptz)) AS ages
    FROM unnest(${emails}::text[]) AS e(email) LEFT JOIN email_subscription s ON s.email = e.email`;
  return new Map(
    rows.map((row) => {
      const consent = consentOf(row.known ? row : null, now, topic);
      const blocked = row.suppression ?? (consent.subscribed ? null : consent.reason);
      return [row.email, { blocked, agesMs: row.ages, frequency: consent.subscribed ? consent.frequency : "all" }];
    }),
  );
}
