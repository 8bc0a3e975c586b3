import type { Frequency } from "@/features/subscriptions/schema";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, shopClock, shopMoment } from "@/lib/time";
import type { MailLimits } from "./get-mail-limits";
import type { EmailState } from "./schema";

/** How long a worker may keep a mail before another one may look after it. */
export const CLAIM_MS = 60_000;

/** Resend forgets an idempotency key after 24 h (FLOWS.md "Once only"). */
export const PROVIDER_KEY_MS = 24 * HOUR_MS;

/** Stands before the code of why a mail was held back in the last moment, in the error of its attempt. */
export const HELD_BACK = "held back: ";

/** An order mail whose end is open goes out again, so that none is missed (QUALITY.md R3), but not without limit. */
export const MAX_OPEN_ATTEMPTS = 3;

export const CAP_WINDOW_MS = 7 * DAY_MS;

/** What a reader may wish instead of the caps alone: at most one mail in so long. */
const WISHED_BETWEEN_MS: Record<Frequency, number> = { all: 0, weekly: CAP_WINDOW_MS, monthly: 30 * DAY_MS };

/** No mail that is older holds another one back. */
export const LOOK_BACK_MS = 30 * DAY_MS;

/** No run of holidays is longer. */
export const LONGEST_SHUT_DAYS = 30;

/** Flows by their priority when a cap holds back (FLOWS.md "Rules that all marketing mail shares"), the most urgent first; campaigns come last. */
export const URGENCY = ["cart-recovery", "birthdays", "review-requests", "welcome", "reactivation"];

/** The flows whose mails go before those of this one; before a campaign's, which has none, all of them. */
export function moreUrgentThan(flow: string | null): string[] {
  const at = flow === null ? -1 : URGENCY.indexOf(flow);
  return at < 0 ? URGENCY : URGENCY.slice(0, at);
}

/**
 * How long a mail waits for a more urgent one after the moment at which that should go, in time of the clock; then it is taken for given
 * up (its cart was ordered), and for its job to wake it has a few seconds at least, however fast the clock runs.
 */
export const patienceMs = (scale: number): number => Math.max(5 * MINUTE_MS, 5 * SECOND_MS * scale);

export type MarketingFacts = {
  /** Why no marketing may go to the address at all, or null. */
  blocked: string | null;
  /** How long ago, in time of the clock, this person was mailed marketing within the last 30 days; any order. */
  agesMs: number[];
  /** How often at most the person wants to be mailed; unset: as often as the caps allow. */
  frequency?: Frequency;
  now: Date;
  validUntil?: Date;
  /** When a more urgent mail to this person, that was held back, is to go (`listMoreUrgent`), and how long it is waited for. */
  moreUrgent?: { at: Date; patienceMs: number } | null;
  limits: MailLimits;
  isHoliday: (date: string) => boolean;
};

export type Decision =
  | { act: "send" }
  | { act: "decline"; reason: string }
  | { act: "defer"; until: Date; reason: string };

type Hours = Pick<MarketingFacts, "limits" | "isHoliday">;

/**
 * The first moment from `at` on at which marketing mail may go: within the hours of the window, and not on a Kenyan public
 * holiday. `at` itself when it is one.
 */
export function nextSlot(at: Date, { limits, isHoliday }: Hours): Date {
  const { date } = shopClock(at);
  for (let days = 0; days < LONGEST_SHUT_DAYS; days++) {
    const opens = new Date(shopMoment(date, limits.fromHour).getTime() + days * DAY_MS);
    const shuts = opens.getTime() + (limits.untilHour - limits.fromHour) * HOUR_MS;
    if (at.getTime() < shuts && !isHoliday(shopClock(opens).date)) return opens > at ? opens : at;
  }
  return at;
}

/** Until when the caps, or the person's own wish, hold the next mail back, and which one does; null when all are free. */
export function capUntil(
  facts: Pick<MarketingFacts, "agesMs" | "now" | "limits" | "frequency">,
): { until: Date; reason: string } | null {
  const { agesMs, now, limits, frequency = "all" } = facts;
  const youngestFirst = agesMs.filter((age) => age < CAP_WINDOW_MS).sort((a, b) => a - b);
  const sinceLast = agesMs.length > 0 ? Math.min(...agesMs) : undefined;
  const oldestThatCounts = youngestFirst[limits.perSevenDays - 1];
  const waits = [
    { reason: "cap_between", ms: sinceLast === undefined ? 0 : limits.hoursBetween * HOUR_MS - sinceLast },
    { reason: "cap_week", ms: oldestThatCounts === undefined ? 0 : CAP_WINDOW_MS - oldestThatCounts },
    { reason: "cap_wish", ms: sinceLast === undefined ? 0 : WISHED_BETWEEN_MS[frequency] - sinceLast },
  ].sort((a, b) => b.ms - a.ms);
  const longest = waits[0];
  return longest && longest.ms > 0 ? { until: new Date(now.getTime() + longest.ms), reason: longest.reason } : null;
}

/**
 * Whether a marketing mail goes now (FLOWS.md "Rules that all marketing mail shares"). What a cap or the window holds back
 * is deferred to the next moment at which both are free, while the mail is still valid then; else it is declined.
 */
export function decideMarketing(facts: MarketingFacts): Decision {
  if (facts.blocked) return { act: "decline", reason: facts.blocked };
  const cap = capUntil(facts);
  const slot = nextSlot(cap?.until ?? facts.now, facts);
  if (slot <= facts.now) return yieldTo(facts) ?? { act: "send" };
  if (facts.validUntil && slot > facts.validUntil) return { act: "decline", reason: "too_late" };
  const shut = facts.isHoliday(shopClock(facts.now).date) ? "holiday" : "quiet_hours";
  return { act: "defer", until: slot, reason: cap?.reason ?? shut };
}

/** Whether a mail that could go now stands back, as it would hold a more urgent one back: asked again once that one has gone or given up. */
function yieldTo(facts: MarketingFacts): Decision | null {
  const { moreUrgent, now, limits, validUntil } = facts;
  if (!moreUrgent || moreUrgent.at.getTime() >= now.getTime() + limits.hoursBetween * HOUR_MS) return null;
  const givenUp = new Date(moreUrgent.at.getTime() + moreUrgent.patienceMs);
  if (givenUp <= now) return null;
  const until = nextSlot(givenUp, facts);
  if (validUntil && until > validUntil) return { act: "decline", reason: "too_late" };
  return { act: "defer", until, reason: "more_urgent" };
}

type StateFacts = Record<
  | "declinedAt"
  | "failedAt"
  | "complainedAt"
  | "bouncedAt"
  | "softBouncedAt"
  | "deliveredAt"
  | "acceptedAt"
  | "unknownAt"
  | "sendingAt"
  | "deferredUntil",
  Date | null
>;

/**
 * Where a mail stands, by its facts; the first that applies. A mailbox that said "not now" and took the mail after all has it; what the
 * provider took and gave up later has failed.
 */
export function stateOf(mail: StateFacts): EmailState {
  if (mail.complainedAt) return "complained";
  if (mail.bouncedAt) return "bounced";
  if (mail.deliveredAt) return "delivered";
  if (mail.softBouncedAt) return "bounced";
  if (mail.failedAt) return "failed";
  if (mail.acceptedAt) return "sent";
  if (mail.unknownAt) return "unknown";
  if (mail.declinedAt) return "declined";
  if (mail.sendingAt) return "sending";
  return mail.deferredUntil ? "deferred" : "planned";
}

const secretMessages = ["password-reset", "confirm-subscription", "data-copy", "data-erasure"];

/**
 * Messages whose links open an account, hand out somebody's data or stand for a consent; their words are shown to nobody, and not kept once
 * sent.
 */
export function isSecret(message: string): boolean {
  return secretMessages.includes(message);
}

/** Messages of the chat, by name. */
export const chatMessages = ["offline-answer", "offline-conversation", "missed-reply", "chat-transcript"];

/** Messages that carry what was written in the chat, or a link into it: stored sealed as the chat itself (QUALITY.md S8). */
export function holdsChat(message: string): boolean {
  return chatMessages.includes(message);
}

const words: Record<string, string> = {
  not_subscribed: "This address never asked for marketing mail.",
  not_confirmed: "The subscription was never confirmed.",
  unsubscribed: "The person unsubscribed.",
  paused: "The person paused marketing mail.",
  topic_off: "The person does not want this kind of mail.",
  hard_bounce: "The address does not exist: an earlier mail bounced.",
  complaint: "The person marked an earlier mail as spam.",
  soft_bounces: "Three mails in a row bounced; marketing rests for 30 days.",
  manual: "Staff blocked this address.",
  cap_between: "Another marketing mail went to this person shortly before.",
  cap_week: "This person got as many marketing mails as one may get in seven days.",
  cap_wish: "The person wants to be mailed less often, and had a marketing mail of late.",
  more_urgent: "A more urgent mail to this person was to go first.",
  quiet_hours: "It was outside of the hours in which marketing mail goes.",
  holiday: "It is a public holiday in Kenya.",
  too_late: "By the next free slot the mail would have made no sense any more.",
  order_placed: "The person ordered meanwhile.",
  cart_changed: "The cart was changed again; the reminders start anew.",
  cart_empty: "The cart was emptied.",
  cart_merged: "The cart moved to another device or account.",
  cart_gone: "The cart is not there any more.",
  out_of_stock: "Nothing that is in the cart can be had any more.",
  open_chat: "The person is talking with us in the chat.",
  payment_pending: "A payment was under way.",
  recently_reminded: "The person was reminded of a cart within the last seven days.",
  no_email: "No e-mail address is known.",
  person_gone: "The person was erased.",
  confirmed_anew: "The person subscribed anew; a new series took the place of this one.",
  nothing_to_show: "There was nothing to show in it.",
  sunset: "Marketing stopped after a long silence.",
  order_gone: "The order was deleted.",
  order_returned: "The order came back.",
  order_refunded: "The order was paid back.",
  reviewed: "The person wrote a review meanwhile.",
  coupon_used: "The coupon was used.",
  offered_this_year: "The person got a birthday offer in this year already.",
  clicked: "The person clicked on a mail of ours, or chose what to get.",
  chatted: "The person wrote to us in the chat.",
  order_cancelled: "The order was cancelled.",
  read_meanwhile: "The person read it in the chat meanwhile.",
  told_enough: "This address got several confirmations today.",
  flow_switched_off: "This flow was switched off.",
  marketing_switched_off: "All marketing was switched off.",
  stopped_by_staff: "Staff stopped the run.",
  gone: "What it is about was deleted.",
  refused: "The mail provider refused the mail.",
  provider_busy: "The mail provider did not take it just then; it is tried again.",
  campaign_cancelled: "Staff cancelled the campaign.",
  came_back: "There is no such mailbox. Nothing is mailed to this address any more.",
  came_back_for_now: "The mailbox could not take it just then.",
  called_spam: "The reader marked it as spam. Nothing is mailed to this address any more.",
  unknown: "The connection broke at the end: it may have arrived, and is not sent again.",
};

/** Why a mail was not sent, as a sentence for staff; a code that is not in the table is shown as it is. */
export function reasonInWords(reason: string): string {
  return words[reason] ?? `${reason.replaceAll("_", " ")}.`;
}
