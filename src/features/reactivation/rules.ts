import { decideDue, type StepTimes } from "@/features/automations/decide-due";
import { switchedOff } from "@/features/automations/rules";
import type { FlowSettings } from "@/features/automations/schema";
import type { StepDecision } from "@/features/automations/take-step";
import { DAY_MS, MINUTE_MS, SECOND_MS, shopClock, shopMoment } from "@/lib/time";

/** The folder's name, under which runs, mails and settings of this flow are found. */
export const REACTIVATION = "reactivation";

export type ReactivationMail = {
  /** Part of the once-only key. */
  number: 1 | 2 | 3;
  /** The step's id in the job. */
  step: string;
  message: "miss-you" | "win-back" | "stay-or-go";
  setting: "missYouAfterMinutes" | "winBackAfterMinutes" | "stayOrGoAfterMinutes";
};

/** The three mails to a silent subscriber in their order. */
export const REACTIVATION_MAILS = [
  { number: 1, step: "send-miss-you", message: "miss-you", setting: "missYouAfterMinutes" },
  { number: 2, step: "send-win-back", message: "win-back", setting: "winBackAfterMinutes" },
  { number: 3, step: "send-stay-or-go", message: "stay-or-go", setting: "stayOrGoAfterMinutes" },
] as const satisfies ReactivationMail[];

/** The last mail that was held back for longer makes no sense any more; the others are worth something until the next is due. */
const LAST_WORTH_MS = 30 * DAY_MS;

/** When a subscriber was last heard of, by each way; null: never. */
export type Signs = {
  orderedAt: Date | null;
  /** A click of a person on a mail, or a choice on the preferences page. */
  clickedAt: Date | null;
  chattedAt: Date | null;
};

/** The last sign of life of a subscriber; the confirmation is the first one. `guestChatAt`: see `findGuestChats`. */
export function lastHeard(
  { confirmedAt, orderedAt, clickedAt, chattedAt }: Signs & { confirmedAt: Date },
  guestChatAt: Date | null = null,
): Date {
  const known = [orderedAt, clickedAt, chattedAt, guestChatAt].map((at) => at?.getTime() ?? 0);
  return new Date(Math.max(confirmedAt.getTime(), ...known));
}

export type SilenceFacts = {
  /** Null when the person was erased. */
  subscription: { email: string } | null;
  /** The last sign of life that the run began with. */
  silentSince: Date;
  /** From when on the waits count: see `anchorOf`. */
  anchor: Date;
  signs: Signs;
  openChat: boolean;
  /** Why the person may get no marketing at all, or null. */
  noConsent: string | null;
  settings: FlowSettings;
};

/**
 * From when on the waits of a run count: the last sign of life. When the run begins later than the first mail is due (an imported list, a
 * flow that was off), as if that mail were due just then: nobody gets a goodbye without a hello.
 * @param scale how much faster than the world the flow runs
 */
export function anchorOf(silentSince: Date, begunAt: Date, { reactivation }: FlowSettings, scale: number): Date {
  const wait = (reactivation.missYouAfterMinutes * MINUTE_MS) / scale;
  return new Date(Math.max(silentSince.getTime(), begunAt.getTime() - wait));
}

/** When a mail is due and until when it is worth something, in time of the flow. */
export function timesOf(mail: ReactivationMail, anchor: Date, { reactivation: waits }: FlowSettings): StepTimes {
  const after = (minutes: number) => new Date(anchor.getTime() + minutes * MINUTE_MS);
  const due = after(waits[mail.setting]);
  const next = REACTIVATION_MAILS.find(({ number }) => number === mail.number + 1);
  return { anchor, due, worthUntil: next ? after(waits[next.setting]) : new Date(due.getTime() + LAST_WORTH_MS) };
}

/** Which sign of life ended a silence, or null: any order, human click or chat since then (FLOWS.md "Reactivation"). */
export function signSince({ orderedAt, clickedAt, chattedAt }: Signs, silentSince: Date): string | null {
  if (orderedAt && orderedAt > silentSince) return "order_placed";
  if (clickedAt && clickedAt > silentSince) return "clicked";
  return chattedAt && chattedAt > silentSince ? "chatted" : null;
}

/**
 * Whether a mail to a silent subscriber goes now (FLOWS.md "Reactivation"): any sign of life ends it. Suppression, caps and quiet hours
 * are not asked here: the mail feature decides them for all marketing.
 * @param now real time
 * @param scale how much faster than the world the flow runs
 */
export function decideReactivation(
  facts: SilenceFacts,
  mail: ReactivationMail,
  now: Date,
  scale: number,
): StepDecision {
  const { subscription, silentSince, signs, openChat, noConsent, settings } = facts;
  if (!subscription) return { act: "stop", reason: "person_gone" };
  const stopped =
    signSince(signs, silentSince) ??
    (openChat ? "open_chat" : null) ??
    switchedOff(settings, REACTIVATION) ??
    // Asked here too, so that no coupon is made for nothing.
    noConsent;
  if (stopped) return { act: "stop", reason: stopped };
  return decideDue(timesOf(mail, facts.anchor, settings), now, scale);
}

/** The last moment of the offer: the end of the day so many days after the mail, in time of the flow. */
export function couponEnd(flowNow: Date, validDays: number): Date {
  return new Date(shopMoment(shopClock(flowNow).date, 24).getTime() + validDays * DAY_MS - SECOND_MS);
}

/** What a silence is, once: `<subscription>:<its last sign of life, ms>`. A new sign of life begins a new one. */
export const subjectKeyOf = (subscriptionId: string, silentSince: Date): string =>
  `${subscriptionId}:${silentSince.getTime()}`;

/** What the coupon of a silence was made for. */
export const purposeOf = (subscriptionId: string, silentSince: Date): string =>
  `${REACTIVATION}:${subjectKeyOf(subscriptionId, silentSince)}`;

/** What the mail is, once and for all (FLOWS.md "Once only"). */
export const onceKeyOf = (subscriptionId: string, silentSince: Date, { number }: ReactivationMail): string =>
  `${purposeOf(subscriptionId, silentSince)}:${number}`;
