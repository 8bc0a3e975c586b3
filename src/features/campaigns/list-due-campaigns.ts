import { db } from "@/lib/db";

/**
 * The ids of campaigns that somebody should look after now: their time has come, or they have begun and have mails to go, and nobody
 * sends them at this moment. What a dead worker left is found here.
 */
export async function listDueCampaigns(now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM email_campaign c WHERE c.scheduled_at <= ${now}::timestamptz
      AND c.paused_at IS NULL AND c.cancelled_at IS NULL AND c.finished_at IS NULL
      AND (c.sender_until IS NULL OR c.sender_until < now())
      AND (c.listed_at IS NULL OR NOT EXISTS (
        SELECT FROM email_log l WHERE l.campaign_id = c.id AND l.accepted_at IS NULL AND l.declined_at IS NULL
          AND l.failed_at IS NULL AND l.unknown_at IS NULL
        ) OR EXISTS (
        SELECT FROM email_log l WHERE l.campaign_id = c.id AND l.accepted_at IS NULL AND l.declined_at IS NULL
          AND l.failed_at IS NULL AND l.unknown_at IS NULL AND (l.deferred_until IS NULL OR l.deferred_until <= ${now}::timestamptz)
          AND (l.claim_expires_at IS NULL OR l.claim_expires_at <= ${now}::timestamptz)))
    ORDER BY c.scheduled_at`;
  return rows.map(({ id }) => id);
}
