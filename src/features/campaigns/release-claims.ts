import { db } from "@/lib/db";

/** Frees what a sender had claimed and not begun to hand over, so that the next one need not wait for its minute. */
export async function releaseClaims(campaignId: string, token: string): Promise<void> {
  await db.$executeRaw`UPDATE email_log SET claim_token = NULL, claim_expires_at = NULL
    WHERE campaign_id = ${campaignId} AND claim_token = ${token} AND sending_at IS NULL
      AND accepted_at IS NULL AND declined_at IS NULL AND failed_at IS NULL AND unknown_at IS NULL`;
}
