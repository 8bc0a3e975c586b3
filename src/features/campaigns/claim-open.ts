import { CLAIM_MS, PROVIDER_KEY_MS } from "@/features/mail/rules";
import { inTransaction, type Tx } from "@/lib/db";
import { mailProvider } from "@/lib/mailer";
import { type Claiming, claimedColumns } from "./claim-next";
import { decideMails } from "./decide-mails";
import type { ClaimedMail } from "./rows";
import { PAGE } from "./rules";

type OpenMail = ClaimedMail & {
  sendingAt: Date | null;
  claimToken: string | null;
  provider: string | null;
  deferredReason: string | null;
};

/** Mails whose worker ended while the provider had them, handed over together under one key. */
export type OpenBatch = { batch: string; mails: ClaimedMail[] };

/**
 * Takes mails of the campaign that have a row and no end yet: held back until now, or left by a worker that was stopped or died.
 * Whose end is open at a provider without a key of its own is put on record as unknown and never sent again (QUALITY.md R3).
 * @returns what goes now, decided anew, and batches to be repeated under their key; null when none is due
 */
export async function claimOpen(claiming: Claiming): Promise<{ mails: ClaimedMail[]; repeats: OpenBatch[] } | null> {
  const { campaign, now, token } = claiming;
  return inTransaction(async (tx) => {
    const due = await tx.$queryRaw<OpenMail[]>`
      SELECT ${claimedColumns}, sending_at AS "sendingAt", claim_token AS "claimToken", provider,
        deferred_reason AS "deferredReason" FROM email_log
      WHERE campaign_id = ${campaign.id} AND accepted_at IS NULL AND declined_at IS NULL AND failed_at IS NULL AND unknown_at IS NULL
        AND (deferred_until IS NULL OR deferred_until <= ${now}::timestamptz)
        AND (claim_expires_at IS NULL OR claim_expires_at <= ${now}::timestamptz)
      ORDER BY id LIMIT ${PAGE} FOR UPDATE SKIP LOCKED`;
    if (due.length === 0) return null;
    const open = due.filter(({ sendingAt }) => sendingAt !== null);
    const repeats = await lookAfterOpen(tx, open, now);
    const mails = due.filter(({ sendingAt }) => sendingAt === null);
    const undecided = mails.map((mail) => ({ ...mail, heldBack: mail.deferredReason !== null }));
    const decided = await decideMails(tx, undecided, claiming);
    const rows = mails.map(({ id, toEmail }) => ({ id, ...decided.get(toEmail) }));
    if (rows.length > 0)
      await tx.$executeRaw`UPDATE email_log l SET declined_at = r."declinedAt", declined_reason = r."declinedReason",
        deferred_until = r."deferredUntil", deferred_reason = r."deferredReason", claimed_at = r."claimedAt",
        claim_token = r."claimToken", claim_expires_at = r."claimExpiresAt"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id text, "declinedAt" timestamptz, "declinedReason" text,
        "deferredUntil" timestamptz, "deferredReason" text, "claimedAt" timestamptz, "claimToken" text, "claimExpiresAt" timestamptz)
      WHERE l.id = r.id`;
    return { mails: mails.filter(({ toEmail }) => decided.get(toEmail)?.claimToken === token), repeats };
  });
}

async function lookAfterOpen(tx: Tx, open: OpenMail[], now: Date): Promise<OpenBatch[]> {
  const provider = mailProvider();
  const knowsKey = ({ sendingAt, provider: had }: OpenMail) =>
    provider.idempotent && had === provider.name && now.getTime() - (sendingAt?.getTime() ?? 0) < PROVIDER_KEY_MS;
  const lost = open.filter((mail) => !mail.claimToken || !knowsKey(mail)).map(({ id }) => id);
  if (lost.length > 0)
    await tx.$executeRaw`UPDATE email_log SET unknown_at = ${now}::timestamptz, claim_token = NULL, claim_expires_at = NULL
      WHERE id = ANY(${lost}::text[])`;
  const batches = new Set(open.filter(knowsKey).flatMap(({ claimToken }) => claimToken ?? []));
  return Promise.all([...batches].map(async (batch) => ({ batch, mails: await takeBatch(tx, batch, now) })));
}

/** All mails of the batch, also those beyond this page: the provider takes a repeat only when it is the same whole. */
function takeBatch(tx: Tx, batch: string, now: Date): Promise<ClaimedMail[]> {
  const until = new Date(now.getTime() + CLAIM_MS);
  return tx.$queryRaw<ClaimedMail[]>`WITH taken AS (UPDATE email_log SET claim_expires_at = ${until}::timestamptz
      WHERE claim_token = ${batch} AND sending_at IS NOT NULL AND accepted_at IS NULL RETURNING *)
    SELECT ${claimedColumns} FROM taken ORDER BY id`;
}
