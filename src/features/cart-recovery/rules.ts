import { realMomentOf } from "@/features/automations/flow-clock";
import { switchedOff } from "@/features/automations/rules";
import type { FlowSettings } from "@/features/automations/schema";
import { DAY_MS, MINUTE_MS } from "@/lib/time";

/** The folder's name, under which runs, mails and settings of this flow are found. */
export const CART_RECOVERY = "cart-recovery";

/** The three reminders in their order. `number` is part of the once-only key, `step` is the step's id in the job. */
export const REMINDERS = [
  { number: 1, step: "send-cart-saved", message: "cart-saved", setting: "savedAfterMinutes" },
  { number: 2, step: "send-cart-questions", message: "cart-questions", setting: "questionsAfterMinutes" },
  { number: 3, step: "send-cart-last-call", message: "cart-last-call", setting: "lastCallAfterMinutes" },
] as const satisfies Reminder[];

export type Reminder = {
  number: 1 | 2 | 3;
  step: string;
  message: "cart-saved" | "cart-questions" | "cart-last-call";
  setting: "savedAfterMinutes" | "questionsAfterMinutes" | "lastCallAfterMinutes";
};

/** A payment that was begun holds reminders back for this long (FLOWS.md "Cart recovery"). */
export const PAYMENT_PENDING_MS = 30 * MINUTE_MS;

/** Nobody is reminded of another cart within this time (FLOWS.md "Cart recovery", re-entry). */
export const RE_ENTRY_MS = 7 * DAY_MS;

/** How long the coupon of the last call counts. */
export const COUPON_VALID_MS = 7 * DAY_MS;

/** A last call that was held back for longer makes no sense any more; the other mails are worth something until the next is due. */
const LAST_CALL_WORTH_MS = 7 * DAY_MS;

export type CartState = {
  revision: number;
  email: string | null;
  paymentStartedAt: Date | null;
  orderedAt: Date | null;
  mergedAt: Date | null;
  lines: { stock: number }[];
};

export type ReminderFacts = {
  /** Null when the cart is gone. */
  cart: CartState | null;
  /** The revision of the cart that the run is about. */
  revision: number;
  /** From when on all waits of the run count: see `anchorOf`. */
  anchor: Date;
  /** The same person ordered since the cart's last change, by whichever route. */
  orderedSince: boolean;
  openChat: boolean;
  /** When a reminder about another cart last went to this person. */
  otherCartMailAt: Date | null;
  settings: FlowSettings;
};

export type StopReason =
  | "cart_gone"
  | "order_placed"
  | "cart_merged"
  | "cart_changed"
  | "cart_empty"
  | "out_of_stock"
  | "no_email"
  | "marketing_switched_off"
  | "flow_switched_off"
  | "open_chat"
  | "recently_reminded";

export type ReminderDecision =
  | { act: "send" }
  /** The whole run ends. */
  | { act: "stop"; reason: StopReason }
  /** Only this mail is left out. */
  | { act: "drop"; reason: "too_late" }
  /** Ask again at `retryAt` (real time). */
  | { act: "defer"; reason: "payment_pending" | "not_due_yet"; retryAt: Date };

/**
 * From when on the waits of a run count: the cart's last change. When it was announced as left alone later than the idle time
 * after that (the address became known next day, staff sent the event), the idle time before the announcement, so that
 * nobody gets two mails at once.
 * @param announcedAt real time
 */
export function anchorOf(changedAt: Date, announcedAt: Date, settings: FlowSettings, scale: number): Date {
  const idleMs = (settings.cartRecovery.idleMinutes * MINUTE_MS) / scale;
  return new Date(Math.max(changedAt.getTime(), announcedAt.getTime() - idleMs));
}

/** The moment of the flow at which a reminder is due. */
export function dueAt(reminder: Reminder, anchor: Date, settings: FlowSettings): Date {
  return new Date(anchor.getTime() + settings.cartRecovery[reminder.setting] * MINUTE_MS);
}

/** The moment of the flow after which a reminder makes no sense: when the next one is due, a week for the last. */
export function worthUntil(reminder: Reminder, anchor: Date, settings: FlowSettings): Date {
  const next = REMINDERS.find(({ number }) => number === reminder.number + 1);
  if (next) return dueAt(next, anchor, settings);
  return new Date(dueAt(reminder, anchor, settings).getTime() + LAST_CALL_WORTH_MS);
}

/**
 * Why a run about `revision` of this cart is over, seen from the cart and its owner's orders alone; null when it goes on.
 * Asked when a reminder is decided, and once more while the cart is locked for the hand-over.
 */
export function stopByCart(cart: CartState | null, revision: number, orderedSince: boolean): StopReason | null {
  if (!cart) return "cart_gone";
  if (cart.orderedAt || orderedSince) return "order_placed";
  if (cart.mergedAt) return "cart_merged";
  if (cart.lines.length === 0) return "cart_empty";
  if (cart.revision !== revision) return "cart_changed";
  if (cart.lines.every((line) => line.stock <= 0)) return "out_of_stock";
  return null;
}

/**
 * Whether a reminder goes now, by the facts of this moment (FLOWS.md "Cart recovery", "ends early when"). Consent,
 * suppression, caps and quiet hours are not asked here: the mail feature decides them for all marketing.
 * @param now real time
 * @param scale how much faster than the world the flow runs; every wait and age is divided by it
 */
export function decideReminder(facts: ReminderFacts, reminder: Reminder, now: Date, scale: number): ReminderDecision {
  const { cart, settings, anchor } = facts;
  const byCart = stopByCart(cart, facts.revision, facts.orderedSince);
  if (byCart || !cart) return { act: "stop", reason: byCart ?? "cart_gone" };
  const stopped = stopByOwner(facts, cart, now, scale);
  if (stopped) return { act: "stop", reason: stopped };
  const real = (moment: Date) => realMomentOf(anchor, moment, scale);
  const due = real(dueAt(reminder, anchor, settings));
  if (due > now) return { act: "defer", reason: "not_due_yet", retryAt: due };
  if (real(worthUntil(reminder, anchor, settings)) < now) return { act: "drop", reason: "too_late" };
  const paidBy = cart.paymentStartedAt && new Date(cart.paymentStartedAt.getTime() + PAYMENT_PENDING_MS / scale);
  if (paidBy && paidBy > now) return { act: "defer", reason: "payment_pending", retryAt: paidBy };
  return { act: "send" };
}

function stopByOwner(facts: ReminderFacts, cart: CartState, now: Date, scale: number): StopReason | null {
  if (!cart.email) return "no_email";
  const off = switchedOff(facts.settings, CART_RECOVERY);
  if (off) return off;
  if (facts.openChat) return "open_chat";
  const age = facts.otherCartMailAt && (now.getTime() - facts.otherCartMailAt.getTime()) * scale;
  return age !== null && age < RE_ENTRY_MS ? "recently_reminded" : null;
}

/**
 * What the mail of a reminder is, once and for all: `cart-recovery:<cart>:<1|2|3>` (FLOWS.md "Once only"). The mail feature
 * never sends a mail that was declined; when the sequence begins anew, what an earlier run declined is therefore asked for
 * under a second key, and only then: of all keys of one reminder at most one is ever sent.
 * @param earlier the mails of this reminder so far, oldest first
 * @param begunAt when the present run began; what it declined itself stays declined
 */
export function onceKeyOf(
  cartId: string,
  reminder: Reminder,
  earlier: { onceKey: string; declinedAt: Date | null }[],
  begunAt: Date,
): string {
  const last = earlier.at(-1);
  if (last && !(last.declinedAt && last.declinedAt < begunAt)) return last.onceKey;
  const key = baseKeyOf(cartId, reminder);
  return last ? `${key}:again-${earlier.length}` : key;
}

/** The first key of a reminder, and what all its keys begin with. */
export function baseKeyOf(cartId: string, reminder: Reminder): string {
  return `${CART_RECOVERY}:${cartId}:${reminder.number}`;
}

/** What the coupon of a cart was made for, once. */
export const purposeOf = (cartId: string): string => `${CART_RECOVERY}:${cartId}`;
