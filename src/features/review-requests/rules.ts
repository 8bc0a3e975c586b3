import { decideDue, type StepTimes } from "@/features/automations/decide-due";
import { switchedOff } from "@/features/automations/rules";
import type { FlowSettings } from "@/features/automations/schema";
import type { StepDecision } from "@/features/automations/take-step";
import { DAY_MS, MINUTE_MS } from "@/lib/time";

/** The folder's name, under which runs, mails and settings of this flow are found. */
export const REVIEW_REQUESTS = "review-requests";

export type ReviewMail = {
  /** Part of the once-only key. */
  number: 1 | 2;
  /** The step's id in the job. */
  step: string;
  message: "review-request" | "review-reminder";
  setting: "requestAfterMinutes" | "reminderAfterMinutes";
};

/** The two mails about an order in their order. */
export const REVIEW_MAILS = [
  { number: 1, step: "send-review-request", message: "review-request", setting: "requestAfterMinutes" },
  { number: 2, step: "send-review-reminder", message: "review-reminder", setting: "reminderAfterMinutes" },
] as const satisfies ReviewMail[];

/** A reminder that was held back for longer makes no sense any more; the request is worth something until the reminder is due. */
const REMINDER_WORTH_MS = 7 * DAY_MS;

/** A delivery that no run was begun for is still looked for so long after its request was due. */
export const FOUND_LATE_MS = 14 * DAY_MS;

export type OrderState = {
  cancelledAt: Date | null;
  returnedAt: Date | null;
  refundedAt: Date | null;
};

export type ReviewFacts = {
  /** Null when the order is gone. */
  order: OrderState | null;
  /** The delivery: from here on the waits count. */
  anchor: Date;
  reviewed: boolean;
  openChat: boolean;
  /** Something of the order is still in the shop, so that it can be reviewed. */
  hasProducts: boolean;
  settings: FlowSettings;
};

/** When a mail is due and until when it is worth something, in time of the flow. */
export function timesOf(mail: ReviewMail, anchor: Date, { reviewRequests: waits }: FlowSettings): StepTimes {
  const after = (minutes: number) => new Date(anchor.getTime() + minutes * MINUTE_MS);
  const due = after(waits[mail.setting]);
  const reminder = after(waits.reminderAfterMinutes);
  return { anchor, due, worthUntil: mail.number === 1 ? reminder : new Date(due.getTime() + REMINDER_WORTH_MS) };
}

/** Why nobody is to be asked about this order, seen from the order and its reviews alone; null when it goes on. */
export function stopByOrder(order: OrderState | null, reviewed: boolean): string | null {
  if (!order) return "order_gone";
  if (order.cancelledAt) return "order_cancelled";
  if (order.returnedAt) return "order_returned";
  if (order.refundedAt) return "order_refunded";
  return reviewed ? "reviewed" : null;
}

/**
 * Whether a mail about the order goes now (FLOWS.md "Review request": not once it was reviewed, returned or refunded, nor while its buyer
 * talks with us). Consent, suppression, caps and quiet hours are not asked here: the mail feature decides them for all marketing.
 * @param now real time
 * @param scale how much faster than the world the flow runs
 */
export function decideReviewMail(facts: ReviewFacts, mail: ReviewMail, now: Date, scale: number): StepDecision {
  const { settings } = facts;
  const stopped =
    stopByOrder(facts.order, facts.reviewed) ??
    switchedOff(settings, REVIEW_REQUESTS) ??
    (facts.openChat ? "open_chat" : null) ??
    (facts.hasProducts ? null : "nothing_to_show");
  if (stopped) return { act: "stop", reason: stopped };
  return decideDue(timesOf(mail, facts.anchor, settings), now, scale);
}

/** What the mail is, once and for all: one per order, not per item (FLOWS.md). */
export const onceKeyOf = (orderId: string, { number }: ReviewMail): string => `${REVIEW_REQUESTS}:${orderId}:${number}`;
