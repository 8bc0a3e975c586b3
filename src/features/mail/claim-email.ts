import { findSuppression } from "@/features/subscriptions/find-suppression";
import { getConsent } from "@/features/subscriptions/get-consent";
import type { EmailLog } from "@/generated/prisma/client";
import { inTransaction, type Tx } from "@/lib/db";
import { newSecret } from "@/lib/tokens";
import { mailInFlight } from "./errors";
import { getMailLimits } from "./get-mail-limits";
import { listMoreUrgent } from "./list-more-urgent";
import { listQuietDays } from "./list-quiet-days";
import { lookAfterOpenAttempt } from "./look-after-open-attempt";
import { lockEmail, released } from "./rows";
import { CLAIM_MS, type Decision, decideMarketing, LOOK_BACK_MS, patienceMs } from "./rules";
import type { EmailRequest, FlowClock, SendOutcome } from "./schema";

/** A mail that is ours to send for 60 s. */
export type Claim = { log: EmailLog; token: string };

/**
 * Decides whether the planned mail goes now, stores the decision, and takes it if so. Two mails to one person are decided one
 * after the other, so that they cannot both pass a cap.
 * @returns the claim, or what became of the mail
 * @throws DomainError unavailable `mail.in_flight`
 */
export async function claimEmail(mail: EmailRequest, planned: EmailLog, now: Date): Promise<Claim | SendOutcome> {
  const clock = mail.clock ?? { now, scale: 1 };
  // Before the transaction, which holds its person's mails.
  const quietDays = planned.stream === "marketing" ? await listQuietDays(clock.now) : new Set<string>();
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`mail:${planned.toEmail}`}, 0))`;
    const log = await lockEmail(tx, planned.id);
    const settled = settledOutcome(log);
    if (settled) return settled;
    if (log.claimExpiresAt && log.claimExpiresAt > now)
      throw mailInFlight((log.claimExpiresAt.getTime() - now.getTime()) / 1000);
    const open = log.sendingAt ? await lookAfterOpenAttempt(tx, log, now) : "send_anew";
    if (open === "given_up") return { outcome: "unknown", emailLogId: log.id };
    const decision = await decide(tx, mail, log, now, clock, quietDays, open === "repeat");
    return decision.act === "send" ? take(tx, log, now) : putAside(tx, log, decision, now, clock, open === "repeat");
  });
}

/** What became of a mail for good, if it did. */
function settledOutcome(log: EmailLog): SendOutcome | null {
  if (log.acceptedAt) return { outcome: "already_sent", emailLogId: log.id };
  if (log.unknownAt) return { outcome: "unknown", emailLogId: log.id };
  if (log.declinedAt) return { outcome: "declined", reason: log.declinedReason ?? "declined", emailLogId: log.id };
  if (log.failedAt) return { outcome: "failed", reason: "refused", emailLogId: log.id };
  return null;
}

async function decide(
  tx: Tx,
  mail: EmailRequest,
  log: EmailLog,
  now: Date,
  clock: FlowClock,
  quietDays: ReadonlySet<string>,
  repeat: boolean,
): Promise<Decision> {
  const suppression = await findSuppression(log.toEmail, log.stream, now, tx);
  if (log.stream === "transactional") return suppression ? { act: "decline", reason: suppression } : { act: "send" };
  const consent = await getConsent(log.toEmail, now, tx, mail.topic ?? "offers");
  const blocked = suppression ?? (consent.subscribed ? null : consent.reason);
  // A repeat belongs to a hand-over that passed caps and window already, and the provider keeps its key for a day only.
  if (repeat) return blocked ? { act: "decline", reason: blocked } : { act: "send" };
  return decideMarketing({
    blocked,
    agesMs: await agesOfMarketing(tx, log, now, clock.scale),
    frequency: consent.subscribed ? consent.frequency : "all",
    moreUrgent: await findMoreUrgent(tx, log, now, clock),
    now: clock.now,
    validUntil: mail.validUntil,
    limits: await getMailLimits(tx),
    isHoliday: (date) => quietDays.has(date),
  });
}

/** When, in time of the clock, a more urgent mail that was held back is to go to this person. */
async function findMoreUrgent(tx: Tx, { toEmail, flow }: EmailLog, now: Date, clock: FlowClock) {
  const patience = patienceMs(clock.scale);
  const found = await listMoreUrgent(tx, [toEmail], flow, new Date(now.getTime() - patience / clock.scale));
  const at = found.get(toEmail);
  if (!at) return null;
  return {
    at: new Date(clock.now.getTime() + (at.getTime() - now.getTime()) * clock.scale),
    patienceMs: patience,
  };
}

/** Ages, in time of the clock, of what this person was mailed, may have been mailed, or is being mailed right now. */
async function agesOfMarketing(tx: Tx, log: EmailLog, now: Date, scale: number): Promise<number[]> {
  const since = new Date(now.getTime() - LOOK_BACK_MS / scale);
  const others = await tx.emailLog.findMany({
    where: {
      toEmail: log.toEmail,
      stream: "marketing",
      id: { not: log.id },
      declinedAt: null,
      failedAt: null,
      OR: [
        { acceptedAt: { gt: since } },
        { unknownAt: { gt: since } },
        { sendingAt: { gt: since } },
        { claimExpiresAt: { gt: now } },
      ],
    },
    select: { acceptedAt: true, unknownAt: true, sendingAt: true, claimedAt: true },
  });
  return others.map((other) => {
    const at = other.acceptedAt ?? other.sendingAt ?? other.unknownAt ?? other.claimedAt ?? now;
    return Math.max(0, now.getTime() - at.getTime()) * scale;
  });
}

async function take(tx: Tx, log: EmailLog, now: Date): Promise<Claim> {
  const token = newSecret("claim");
  const claimExpiresAt = new Date(now.getTime() + CLAIM_MS);
  const data = { claimedAt: now, claimToken: token, claimExpiresAt, deferredUntil: null, deferredReason: null };
  return { log: await tx.emailLog.update({ where: { id: log.id }, data }), token };
}

async function putAside(
  tx: Tx,
  log: EmailLog,
  decision: Exclude<Decision, { act: "send" }>,
  now: Date,
  clock: FlowClock,
  repeat: boolean,
): Promise<SendOutcome> {
  const where = { id: log.id };
  const { reason } = decision;
  if (decision.act === "defer") {
    const wait = (decision.until.getTime() - clock.now.getTime()) / clock.scale;
    const retryAt = new Date(now.getTime() + Math.max(1_000, Math.ceil(wait)));
    await tx.emailLog.update({ where, data: { ...released, deferredUntil: retryAt, deferredReason: reason } });
    return { outcome: "deferred", until: decision.until, retryAt, reason, emailLogId: log.id };
  }
  if (repeat) {
    // The earlier hand-over may have succeeded: to call it declined would be a guess.
    await tx.emailLog.update({ where, data: { ...released, unknownAt: now, error: reason } });
    return { outcome: "unknown", emailLogId: log.id };
  }
  const cleared = { deferredUntil: null, deferredReason: null };
  await tx.emailLog.update({ where, data: { ...released, ...cleared, declinedAt: now, declinedReason: reason } });
  return { outcome: "declined", reason, emailLogId: log.id };
}
