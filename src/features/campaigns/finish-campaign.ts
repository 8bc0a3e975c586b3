import { db } from "@/lib/db";

/**
 * Ends a campaign whose audience is through and of which no mail is open.
 * @returns when its next mail is due, if one is open still; null when it is finished
 */
export async function finishCampaign(campaignId: string, now: Date): Promise<Date | null> {
  const [open] = await db.$queryRaw<{ due: Date | null }[]>`
    SELECT min(greatest(deferred_until, claim_expires_at, ${now}::timestamptz)) AS due FROM email_log
    WHERE campaign_id = ${campaignId} AND accepted_at IS NULL AND declined_at IS NULL AND failed_at IS NULL AND unknown_at IS NULL`;
  if (open?.due) return open.due;
  const { count } = await db.emailCampaign.updateMany({
    where: { id: campaignId, listedAt: { not: null }, finishedAt: null, cancelledAt: null },
    data: { finishedAt: now },
  });
  if (count > 0) return null;
  const row = await db.emailCampaign.findUnique({ where: { id: campaignId }, select: { finishedAt: true } });
  // Not listed to its end: another worker moved the cursor.
  return row?.finishedAt ? null : now;
}
