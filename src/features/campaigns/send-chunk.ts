import { noteBounce } from "@/features/mail/note-bounce";
import { CLAIM_MS } from "@/features/mail/rules";
import { bareAddress } from "@/features/mail/write-letter";
import { consentOf } from "@/features/subscriptions/rules";
import type { EmailSubscription } from "@/generated/prisma/client";
import { deliverMany, type Handed } from "@/lib/bulk-mailer";
import { db, inTransaction, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { MailerError, mailProvider, type OutgoingMail } from "@/lib/mailer";
import type { CampaignTemplate } from "./compile-campaign";
import { findSuppressions } from "./find-suppressions";
import { type MailEnd, recordEnds } from "./record-ends";
import type { ClaimedMail, SendingCampaign } from "./rows";
import { retryAt } from "./rules";
import { writeCampaignLetter } from "./write-campaign-letter";

export type Chunk = {
  campaign: SendingCampaign;
  template: CampaignTemplate;
  mails: ClaimedMail[];
  /** Names the hand-over; stands in every row of it from the moment at which the provider may have it. */
  batch: string;
  coupons: Map<string, Record<string, string>>;
};

type Way = {
  mayGo: () => boolean;
  now: () => Date;
};

/** What a chunk came to, for the sender: whether the provider takes mail at all. */
export type ChunkResult = { accepted: number; refused: number; later: number };

type Subscription = Pick<
  EmailSubscription,
  "id" | "email" | "confirmedAt" | "unsubscribedAt" | "sunsetAt" | "pausedUntil" | "topics"
>;

/** The transaction may take 15 s; the last mail begins so that it can end before. */
const HAND_OVER_MS = 6_000;

/** Says which of the mails are with the provider from here on; only those that this worker still holds. */
export async function openChunk(mails: ClaimedMail[], token: string, batch: string, now: Date): Promise<ClaimedMail[]> {
  const until = new Date(now.getTime() + CLAIM_MS);
  const ours = await db.$queryRaw<
    { id: string }[]
  >`UPDATE email_log SET sending_at = ${now}::timestamptz, claim_token = ${batch},
    claim_expires_at = ${until}::timestamptz, provider = ${mailProvider().name}
    WHERE id = ANY(${mails.map(({ id }) => id)}::text[]) AND claim_token = ${token} AND sending_at IS NULL RETURNING id`;
  const ids = new Set(ours.map(({ id }) => id));
  return mails.filter(({ id }) => ids.has(id));
}

/**
 * Hands mails over that `openChunk` marked, and records the ends. Who left meanwhile gets none: the subscriptions are held until the
 * provider has answered, so that nothing goes out after an unsubscribe was committed. What was not handed over when staff paused is
 * free again; what the provider did not take waits.
 */
export async function sendChunk(chunk: Chunk, { mayGo, now }: Way): Promise<ChunkResult> {
  const { mails, batch } = chunk;
  if (mails.length === 0) return { accepted: 0, refused: 0, later: 0 };
  return inTransaction(async (tx) => {
    const subscriptions = await lockSubscriptions(tx, mails);
    const suppressed = await findSuppressions(
      tx,
      mails.map(({ toEmail }) => toEmail),
      now(),
    );
    const ends: MailEnd[] = [];
    const letters: { mail: ClaimedMail; letter: OutgoingMail }[] = [];
    for (const mail of mails) {
      const subscription = subscriptions.get(mail.toEmail);
      const consent = consentOf(subscription ?? null, now(), chunk.campaign.topic);
      const reason = suppressed.get(mail.toEmail) ?? (consent.subscribed ? null : consent.reason);
      if (reason || !subscription) ends.push({ id: mail.id, end: "declined", reason: reason ?? "not_subscribed" });
      else letters.push({ mail, letter: toLetter(chunk, mail, subscription.id) });
    }
    const until = Date.now() + HAND_OVER_MS;
    const handed = await deliverMany(
      letters.map(({ letter }) => letter),
      {
        batchKey: batch,
        mayGo: () => mayGo() && Date.now() < until,
      },
    );
    ends.push(...letters.map(({ mail, letter }, index) => endOf(mail, letter, handed[index] ?? "held", now())));
    await recordEnds(tx, ends, batch, now());
    for (const end of ends) if (end.end === "failed" && end.bounce) await noteFailed(tx, end, now());
    const count = (...kinds: MailEnd["end"][]) => ends.filter(({ end }) => kinds.includes(end)).length;
    return { accepted: count("accepted"), refused: count("failed"), later: count("later", "unknown") };
  });
}

async function lockSubscriptions(tx: Tx, mails: ClaimedMail[]): Promise<Map<string, Subscription>> {
  const rows = await tx.$queryRaw<
    Subscription[]
  >`SELECT id, email, confirmed_at AS "confirmedAt", unsubscribed_at AS "unsubscribedAt",
    sunset_at AS "sunsetAt", paused_until AS "pausedUntil", topics FROM email_subscription
    WHERE email = ANY(${mails.map(({ toEmail }) => toEmail)}::text[]) ORDER BY id FOR SHARE`;
  return new Map(rows.map((row) => [row.email, row]));
}

function toLetter({ campaign, template, coupons }: Chunk, mail: ClaimedMail, subscriptionId: string): OutgoingMail {
  const from = env().EMAIL_FROM_MARKETING;
  const reader = { id: mail.id, name: mail.toName, subscriptionId, coupons: coupons.get(mail.id) ?? {} };
  return {
    ...writeCampaignLetter(template, reader, campaign.startedAt, mailProvider().name === "smtp" ? "mime" : "parts"),
    from,
    to: { email: mail.toEmail, name: mail.toName },
    idempotencyKey: mail.onceKey,
    emailLogId: mail.id,
    messageId: `<${mail.id}@${bareAddress(from).split("@")[1]}>`,
  };
}

function endOf(mail: ClaimedMail, { subject }: OutgoingMail, handed: Handed, now: Date): MailEnd {
  const { id } = mail;
  if (handed === "held") return { id, end: "held" };
  if (!(handed instanceof MailerError)) return { id, end: "accepted", messageId: handed.messageId, subject };
  const error = handed.message;
  if (handed.outcome === "refused") return { id, end: "failed", error, bounce: handed.bounce };
  if (handed.outcome === "later")
    return { id, end: "later", error, until: retryAt(mail.plannedAt, now, handed.retryAfterSeconds) };
  // The provider may have it. One that knows its key can be asked again; to any other it must never be sent again.
  return mailProvider().idempotent ? { id, end: "open", error } : { id, end: "unknown", error, subject };
}

async function noteFailed(
  tx: Tx,
  { id, error, bounce }: Extract<MailEnd, { end: "failed" }>,
  now: Date,
): Promise<void> {
  const log = await tx.emailLog.findUniqueOrThrow({ where: { id } });
  if (bounce) await noteBounce(tx, log, { kind: bounce, why: error }, now);
}
