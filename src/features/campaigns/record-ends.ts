import type { Tx } from "@/lib/db";

/**
 * What became of one mail of a hand-over. `held`: it was not handed over. `later`: the provider did not take it. `open`: the
 * provider may have it and can be asked again under the batch's key. `bounce`: it is the mailbox's fault.
 */
export type MailEnd =
  | { id: string; end: "accepted"; messageId: string; subject: string }
  | { id: string; end: "declined"; reason: string }
  | { id: string; end: "failed"; error: string; bounce: "hard" | "soft" | null }
  | { id: string; end: "later"; error: string; until: Date }
  | { id: string; end: "unknown"; error: string; subject: string }
  | { id: string; end: "open"; error: string }
  | { id: string; end: "held" };

/** Puts the ends on record in one statement, for the mails that are still in this hand-over. */
export async function recordEnds(tx: Tx, ends: MailEnd[], batch: string, now: Date): Promise<void> {
  if (ends.length === 0) return;
  // The row of an open one keeps its claim: when that ends, the same batch is handed over again.
  const closed = ends.filter(({ end }) => end !== "open");
  await tx.$executeRaw`UPDATE email_log l SET
      claim_token = NULL, claim_expires_at = NULL,
      sending_at = CASE WHEN r."end" IN ('held', 'later', 'declined') THEN NULL ELSE l.sending_at END,
      accepted_at = CASE WHEN r."end" = 'accepted' THEN ${now}::timestamptz END,
      declined_at = CASE WHEN r."end" = 'declined' THEN ${now}::timestamptz END,
      declined_reason = r.reason,
      failed_at = CASE WHEN r."end" = 'failed' THEN ${now}::timestamptz END,
      unknown_at = CASE WHEN r."end" = 'unknown' THEN ${now}::timestamptz END,
      deferred_until = r.until,
      deferred_reason = CASE WHEN r."end" = 'later' THEN 'provider_busy' END,
      provider_message_id = r."messageId",
      subject = coalesce(r.subject, l.subject),
      error = r.error
    FROM jsonb_to_recordset(${JSON.stringify(closed)}::jsonb) AS r(id text, "end" text, "messageId" text, subject text, reason text,
      error text, until timestamptz)
    WHERE l.id = r.id AND l.claim_token = ${batch}`;
}
