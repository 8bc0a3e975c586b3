import { listMoreUrgent } from "@/features/mail/list-more-urgent";
import { LOOK_BACK_MS, patienceMs } from "@/features/mail/rules";
import { consentOf } from "@/features/subscriptions/rules";
import type { Frequency } from "@/features/subscriptions/schema";
import type { EmailSubscription } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import type { SendingCampaign } from "./rows";

type Row = Pick<
  EmailSubscription,
  "email" | "confirmedAt" | "unsubscribedAt" | "sunsetAt" | "pausedUntil" | "topics" | "frequency"
> & { known: boolean; suppression: string | null; ages: number[] };

/** What decides whether a marketing mail may go to an address. `urgentAt`: when a more urgent mail that was held back is to go. */
export type MailFacts = { blocked: string | null; agesMs: number[]; frequency: Frequency; urgentAt: Date | null };

/**
 * Consent, suppression, wishes and the marketing mails of the last 30 days for many addresses (normalised) at once: what `claimEmail`
 * asks for one. Ages are in time of the campaign's clock; mails of this campaign do not count.
 */
export async function loadMailFacts(
  tx: Tx,
  emails: string[],
  { id, topic, scale }: SendingCampaign,
  now: Date,
): Promise<Map<string, MailFacts>> {
  const since = new Date(now.getTime() - LOOK_BACK_MS / scale);
  const urgent = await listMoreUrgent(tx, emails, null, new Date(now.getTime() - patienceMs(scale) / scale));
  const rows = await tx.$queryRaw<Row[]>`
    SELECT e.email, s.id IS NOT NULL AS known, s.confirmed_at AS "confirmedAt", s.unsubscribed_at AS "unsubscribedAt",
      s.sunset_at AS "sunsetAt", s.paused_until AS "pausedUntil", coalesce(s.topics, '{}') AS topics,
      coalesce(s.frequency, 'all') AS frequency,
      (SELECT x.reason::text FROM suppression x WHERE x.email = e.email AND x.lifted_at IS NULL
        AND (x.until IS NULL OR x.until > ${now}::timestamptz) ORDER BY x.at DESC LIMIT 1) AS suppression,
      (SELECT coalesce(array_agg(greatest(0, extract(epoch FROM ${now}::timestamptz
          - coalesce(l.accepted_at, l.sending_at, l.unknown_at, l.claimed_at)) * 1000)::float8), '{}')
        FROM email_log l WHERE l.to_email = e.email AND l.stream = 'marketing' AND l.campaign_id IS DISTINCT FROM ${id}
        AND l.declined_at IS NULL AND l.failed_at IS NULL AND (l.accepted_at > ${since}::timestamptz
          OR l.unknown_at > ${since}::timestamptz OR l.sending_at > ${since}::timestamptz
          OR l.claim_expires_at > ${now}::timestamptz)) AS ages
    FROM unnest(${emails}::text[]) AS e(email) LEFT JOIN email_subscription s ON s.email = e.email`;
  return new Map(
    rows.map((row) => {
      const consent = consentOf(row.known ? row : null, now, topic);
      const blocked = row.suppression ?? (consent.subscribed ? null : consent.reason);
      const frequency = consent.subscribed ? consent.frequency : "all";
      const agesMs = row.ages.map((age) => age * scale);
      return [row.email, { blocked, agesMs, frequency, urgentAt: urgent.get(row.email) ?? null }];
    }),
  );
}
