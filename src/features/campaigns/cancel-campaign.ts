import { db, inTransaction } from "@/lib/db";
import { notInThisState } from "./errors";

/**
 * Ends a campaign for good: within 2 s nothing goes out any more, and what waited is declined as `campaign_cancelled`. Cancelling it again
 * changes nothing.
 * @throws DomainError conflict `campaigns.wrong_state` when it is finished
 */
export async function cancelCampaign(id: string, now = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    const open = { id, cancelledAt: null, finishedAt: null };
    const { count } = await tx.emailCampaign.updateMany({ where: open, data: { cancelledAt: now } });
    if (count === 0 && !(await tx.emailCampaign.count({ where: { id, cancelledAt: { not: null } } })))
      throw notInThisState("This campaign is finished: there is nothing left to cancel.");
  });
  await declineWaiting(id, now);
}

/** What is with the provider at this moment keeps its open end: its worker records it. */
async function declineWaiting(campaignId: string, now: Date): Promise<void> {
  await db.$executeRaw`UPDATE email_log SET declined_at = ${now}::timestamptz, declined_reason = 'campaign_cancelled',
      deferred_until = NULL, deferred_reason = NULL, claim_token = NULL, claim_expires_at = NULL
    WHERE campaign_id = ${campaignId} AND sending_at IS NULL
      AND accepted_at IS NULL AND declined_at IS NULL AND failed_at IS NULL AND unknown_at IS NULL`;
}
