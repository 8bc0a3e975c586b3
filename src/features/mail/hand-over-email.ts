import { findSuppression } from "@/features/subscriptions/find-suppression";
import { lockConsent } from "@/features/subscriptions/get-consent";
import { db, inTransaction, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/id";
import { type Accepted, deliver, MailerError, mailProvider } from "@/lib/mailer";
import { relaySoon } from "@/lib/outbox";
import type { Claim } from "./claim-email";
import { mailInFlight, providerUnavailable } from "./errors";
import { noteBounce } from "./note-bounce";
import { released } from "./rows";
import { CLAIM_MS, HELD_BACK, isSecret } from "./rules";
import type { EmailRequest, SendOutcome } from "./schema";
import { bareAddress, type Letter } from "./write-letter";

const RETRY_SECONDS = 30;

type Attempt = { id: string; number: number };
type End = { result: SendOutcome } | { again: { why: string; seconds: number } };

/**
 * Hands a claimed mail to the provider and records the end. That it is being sent is committed first; then a transaction holds
 * what could forbid it (the consent, and what `mail.hold` locks) until the provider has answered, so that nothing goes out
 * after an unsubscribe or an order was committed.
 * @throws DomainError unavailable `mail.in_flight`, or `mail.provider_unavailable` with the seconds after which to try again
 */
export async function handOverEmail(mail: EmailRequest, claim: Claim, letter: Letter, now: Date): Promise<SendOutcome> {
  const attempt = await openAttempt(claim, now);
  let handed = false;
  const end = await inTransaction(async (tx): Promise<End> => {
    await keepClaim(tx, claim, now);
    const reason = await lastWord(tx, mail, claim, now);
    if (reason) return { result: await holdBack(tx, claim, attempt, reason, now) };
    handed = true;
    return record(tx, claim, attempt, await tryToDeliver(claim, letter), now);
  }).catch(async (error: unknown) => {
    // Before the hand-over nothing can have gone out; after it the end stays open.
    if (!handed) await giveBack(claim, attempt, String(error), now);
    throw error;
  });
  if ("again" in end) throw providerUnavailable(end.again.why, end.again.seconds);
  // If it came back at once, that was announced.
  if (end.result.outcome === "failed") relaySoon();
  return end.result;
}

/** Commits that the mail is with the provider from here on: whoever finds it so later knows that its end is open. */
function openAttempt({ log, token }: Claim, now: Date): Promise<Attempt> {
  return inTransaction(async (tx) => {
    const ours = await tx.emailLog.updateMany({
      where: { id: log.id, claimToken: token },
      data: { sendingAt: log.sendingAt ?? now, provider: mailProvider().name },
    });
    if (ours.count === 0) throw mailInFlight(CLAIM_MS / 1000);
    const number = (await tx.emailAttempt.count({ where: { emailLogId: log.id } })) + 1;
    const data = { id: newId("att"), emailLogId: log.id, number, startedAt: now };
    return tx.emailAttempt.create({ data, select: { id: true, number: true } });
  });
}

/** Locks the mail's row while the provider has it, and makes sure that nobody took it over meanwhile. */
async function keepClaim(tx: Tx, { log, token }: Claim, now: Date): Promise<void> {
  const ours = await tx.emailLog.updateMany({
    where: { id: log.id, claimToken: token },
    data: { claimExpiresAt: new Date(now.getTime() + CLAIM_MS) },
  });
  if (ours.count === 0) throw mailInFlight(CLAIM_MS / 1000);
}

async function lastWord(tx: Tx, mail: EmailRequest, { log }: Claim, now: Date): Promise<string | null> {
  const held = (await mail.hold?.(tx)) ?? null;
  if (held) return held;
  if (log.stream === "marketing") {
    const consent = await lockConsent(tx, log.toEmail, now, mail.topic ?? "offers");
    if (!consent.subscribed) return consent.reason;
  }
  return findSuppression(log.toEmail, log.stream, now, tx);
}

async function holdBack(tx: Tx, { log }: Claim, attempt: Attempt, reason: string, now: Date): Promise<SendOutcome> {
  await tx.emailAttempt.update({ where: { id: attempt.id }, data: { failedAt: now, error: `${HELD_BACK}${reason}` } });
  if (log.sendingAt) {
    // An earlier hand-over may have succeeded: to call it declined would be a guess.
    await tx.emailLog.update({ where: { id: log.id }, data: { ...released, unknownAt: now, error: reason } });
    return { outcome: "unknown", emailLogId: log.id };
  }
  const declined = { sendingAt: null, provider: null, declinedAt: now, declinedReason: reason };
  await tx.emailLog.update({ where: { id: log.id }, data: { ...released, ...declined } });
  return { outcome: "declined", reason, emailLogId: log.id };
}

async function giveBack({ log, token }: Claim, attempt: Attempt, error: string, now: Date): Promise<void> {
  await db.emailAttempt.update({ where: { id: attempt.id }, data: { failedAt: now, error } });
  await db.emailLog.updateMany({
    where: { id: log.id, claimToken: token },
    data: { ...released, sendingAt: log.sendingAt, error },
  });
}

async function tryToDeliver({ log }: Claim, letter: Letter): Promise<Accepted | MailerError> {
  const from = log.stream === "marketing" ? env().EMAIL_FROM_MARKETING : env().EMAIL_FROM;
  try {
    return await deliver({
      ...letter,
      from,
      to: { email: log.toEmail, name: log.toName },
      // It asks for an answer: that is for the people of the shop, whatever the sender address of the day is.
      replyTo: log.message === "offline-answer" ? env().EMAIL_FROM : undefined,
      idempotencyKey: log.onceKey,
      emailLogId: log.id,
      // The same in every attempt: many mailboxes show a repeated mail once.
      messageId: `<${log.id}@${bareAddress(from).split("@")[1]}>`,
    });
  } catch (error) {
    if (error instanceof MailerError) return error;
    throw error;
  }
}

async function record(tx: Tx, claim: Claim, attempt: Attempt, result: Accepted | MailerError, now: Date): Promise<End> {
  const { log } = claim;
  const end = async (ofAttempt: object, ofLog: object) => {
    await tx.emailAttempt.update({ where: { id: attempt.id }, data: ofAttempt });
    await tx.emailLog.update({ where: { id: log.id }, data: { ...released, ...ofLog } });
  };
  if (!(result instanceof MailerError)) {
    const { provider, messageId } = result;
    await end({ acceptedAt: now }, { acceptedAt: now, provider, providerMessageId: messageId, error: null });
    if (isSecret(log.message)) await tx.emailBody.deleteMany({ where: { emailLogId: log.id } });
    return { result: { outcome: "sent", emailLogId: log.id } };
  }
  const error = result.message;
  const again = { why: error, seconds: result.retryAfterSeconds ?? RETRY_SECONDS };
  if (result.outcome === "refused") {
    await end({ failedAt: now, error }, { failedAt: now, error });
    if (result.bounce) await noteBounce(tx, log, { kind: result.bounce, why: error }, now);
    return { result: { outcome: "failed", reason: "refused", emailLogId: log.id } };
  }
  if (result.outcome === "later") {
    await end({ failedAt: now, error }, { sendingAt: log.sendingAt, error });
    return { again };
  }
  if (log.stream === "marketing" && !mailProvider().idempotent) {
    await end({ unknownAt: now, error }, { unknownAt: now, error });
    return { result: { outcome: "unknown", emailLogId: log.id } };
  }
  await end({ unknownAt: now, error }, { error });
  return { again };
}
