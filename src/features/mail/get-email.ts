import { findPersonId } from "@/features/subscriptions/find-person-id";
import { findUnsubscribe } from "@/features/subscriptions/find-unsubscribe";
import { listVisits, type VisitLine } from "@/features/tracking/list-visits";
import { untrackHtml } from "@/features/tracking/track-mail";
import type { EmailAttempt, EmailLog } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { formatDateTime } from "@/lib/time";
import { mailNotFound } from "./errors";
import { type EmailLine, inWords, openedWords, toEmailLine } from "./rows";
import { HELD_BACK, holdsChat, isSecret, reasonInWords } from "./rules";

export type EmailMoment = { at: Date; what: string };

export type EmailDetail = EmailLine & {
  message: string;
  toName: string | null;
  /** Of whom the console has a page; null when nobody of the address is known. */
  personId: string | null;
  cartId: string | null;
  orderId: string | null;
  /** Its words are the campaign's: not kept here. */
  campaignId: string | null;
  /** The provider had it, or may have. */
  handedOver: boolean;
  provider: string | null;
  providerMessageId: string | null;
  error: string | null;
  moments: EmailMoment[];
  /** Opens and clicks, oldest first; null for a mail that is not tracked. */
  visits: VisitLine[] | null;
  /** Null while it is not rendered, and for mails that hold somebody's secret link. */
  body: { html: string; text: string; headers: Record<string, string> } | null;
  secret: boolean;
};

function momentsOfAttempt({ number, startedAt, acceptedAt, failedAt, unknownAt, error }: EmailAttempt): EmailMoment[] {
  const why = error ? `: ${error}` : ".";
  const failed = error?.startsWith(HELD_BACK) ? "held back in the last moment." : `not sent${why}`;
  return [
    { at: startedAt, what: `Attempt ${number}: handed to the provider.` },
    ...(acceptedAt ? [{ at: acceptedAt, what: `Attempt ${number}: the provider took it.` }] : []),
    ...(failedAt ? [{ at: failedAt, what: `Attempt ${number}: ${failed}` }] : []),
    ...(unknownAt ? [{ at: unknownAt, what: `Attempt ${number}: nobody knows whether it went${why}` }] : []),
  ];
}

function momentsOf(log: EmailLog & { attempts: EmailAttempt[] }, leftAt: Date | null): EmailMoment[] {
  const why = log.error ? `: ${log.error}` : ".";
  const single: [Date | null, string][] = [
    // A mail of a campaign goes in a batch, which keeps no attempt of its own for each.
    [log.attempts.length === 0 ? log.acceptedAt : null, "Handed to the provider, which took it."],
    [log.declinedAt, `Not sent: ${reasonInWords(log.declinedReason ?? "")}`],
    [log.failedAt, log.acceptedAt ? `The provider gave it up${why}` : reasonInWords("refused")],
    [log.unknownAt, "Given up: it may have arrived, nobody can tell. It is not sent again."],
    [log.deliveredAt, "Delivered to the mailbox."],
    [log.delayedAt, "The mailbox put it off; the provider goes on trying."],
    [log.softBouncedAt, `The mailbox could not take it just then${why}`],
    [log.bouncedAt, `Came back, there is no such mailbox${why}`],
    [log.complainedAt, "Marked as spam."],
    [leftAt, "The reader unsubscribed by a link of this mail."],
  ];
  const waits = log.deferredUntil
    ? [{ at: log.deferredUntil, what: `Tried again from ${formatDateTime(log.deferredUntil)} on.` }]
    : [];
  const facts = single.flatMap(([at, what]) => (at ? [{ at, what }] : []));
  // What happened in the same moment stays in this order.
  const planned = { at: log.plannedAt, what: "Planned." };
  return [planned, ...log.attempts.flatMap(momentsOfAttempt), ...facts, ...waits].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
}

/**
 * Of a mail of the chat staff read the words, but the link that makes its holder the visitor is not theirs. Reading a mail here is
 * not an open, and following its links no click of the person.
 */
function shownWords(log: EmailLog, stored: { html: string; text: string }) {
  const { html: sent, text } = openedWords(log, stored);
  const html = untrackHtml(sent);
  if (!holdsChat(log.message)) return { html, text };
  const hidden = (words: string) => words.replace(/([?&;]token=)[\w.-]+/g, "$1hidden");
  return { html: hidden(html), text: hidden(text) };
}

/**
 * One mail with all that is known of it, and its words as they went out, but for what tracks the reader. Links that open an account
 * or stand for a person's consent are shown to nobody, staff included.
 * @throws DomainError not_found `mail.not_found`
 */
export async function getEmail(id: string): Promise<EmailDetail> {
  const log = await db.emailLog.findUnique({
    where: { id },
    include: { body: true, attempts: { orderBy: { number: "asc" } } },
  });
  if (!log) throw mailNotFound();
  const { toName, cartId, orderId, campaignId, provider, providerMessageId, error, body } = log;
  const secret = isSecret(log.message);
  const shown = body && { ...shownWords(log, body), headers: body.headers as Record<string, string> };
  return {
    ...toEmailLine(log),
    message: inWords(log.message),
    toName,
    personId: log.customerId ?? (await findPersonId(log.toEmail)),
    cartId,
    orderId,
    campaignId,
    handedOver: log.sendingAt !== null,
    provider,
    providerMessageId,
    error,
    moments: momentsOf(log, await findUnsubscribe(log.id)),
    visits: log.stream === "marketing" ? await listVisits(log.id) : null,
    body: secret ? null : shown,
    secret,
  };
}
