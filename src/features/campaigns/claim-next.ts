import { listAudience } from "@/features/segments/list-audience";
import type { AudiencePerson } from "@/features/segments/rows";
import { Prisma } from "@/generated/prisma/client";
import { db, inTransaction, type Tx } from "@/lib/db";
import { newId } from "@/lib/id";
import { type DecidedColumns, decideMails, type Hours } from "./decide-mails";
import type { ClaimedMail, SendingCampaign } from "./rows";
import { PAGE } from "./rules";

export type Claiming = { campaign: SendingCampaign; hours: Hours; token: string; now: Date };

/**
 * Takes the next people of the audience: everybody gets a row that says what was decided, and the campaign's cursor moves behind them,
 * in one transaction. Nobody gets a second row (unique `campaign:<campaign>:<customer>`).
 * @returns the mails that go now; null when there is nobody left, or another worker has moved on
 */
export async function claimNext(claiming: Claiming): Promise<ClaimedMail[] | null> {
  const { campaign, token, now } = claiming;
  const row = await db.emailCampaign.findUnique({
    where: { id: campaign.id },
    select: { cursor: true, listedAt: true },
  });
  if (!row || row.listedAt) return null;
  const people = await listAudience(campaign.audience, row.cursor, PAGE, now);
  return inTransaction(async (tx) => {
    const unplanned = people.map(({ email }) => ({ toEmail: email, plannedAt: now, heldBack: false }));
    const decided = await decideMails(tx, unplanned, claiming);
    const last = people.at(-1)?.id ?? row.cursor;
    const listedAt = people.length < PAGE ? now : null;
    const moved = await tx.$executeRaw`UPDATE email_campaign SET cursor = ${last}, listed_at = ${listedAt}::timestamptz
      WHERE id = ${campaign.id} AND cursor IS NOT DISTINCT FROM ${row.cursor} AND sender_token = ${token}`;
    if (moved === 0) return null;
    return plan(tx, campaign.id, people, decided, now);
  });
}

async function plan(
  tx: Tx,
  campaignId: string,
  people: AudiencePerson[],
  decided: Map<string, DecidedColumns>,
  now: Date,
): Promise<ClaimedMail[]> {
  if (people.length === 0) return [];
  const rows = people.map(({ id, email, name }) => ({
    id: newId("eml"),
    onceKey: `campaign:${campaignId}:${id}`,
    customerId: id,
    toEmail: email,
    toName: name.trim() || null,
    ...decided.get(email),
  }));
  const claimed = await tx.$queryRaw<ClaimedMail[]>`
    INSERT INTO email_log (id, once_key, stream, message, customer_id, campaign_id, to_email, to_name, planned_at, declined_at,
      declined_reason, deferred_until, deferred_reason, claimed_at, claim_token, claim_expires_at)
    SELECT r.id, r."onceKey", 'marketing', 'campaign', r."customerId", ${campaignId}, r."toEmail", r."toName", ${now}::timestamptz,
      r."declinedAt", r."declinedReason", r."deferredUntil", r."deferredReason", r."claimedAt", r."claimToken", r."claimExpiresAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id text, "onceKey" text, "customerId" text, "toEmail" text,
      "toName" text, "declinedAt" timestamptz, "declinedReason" text, "deferredUntil" timestamptz, "deferredReason" text,
      "claimedAt" timestamptz, "claimToken" text, "claimExpiresAt" timestamptz)
    ON CONFLICT (once_key) DO NOTHING
    RETURNING ${claimedColumns}, claim_token IS NOT NULL AS "claimed"`;
  return claimed.filter((mail) => (mail as ClaimedMail & { claimed: boolean }).claimed);
}

/** A claimed mail's columns in `email_log`. */
export const claimedColumns = Prisma.sql`id, to_email AS "toEmail", to_name AS "toName", customer_id AS "customerId",
  once_key AS "onceKey", planned_at AS "plannedAt"`;
