import type { StepTimes } from "@/features/automations/decide-due";
import { decideDue } from "@/features/automations/decide-due";
import { switchedOff } from "@/features/automations/rules";
import type { FlowSettings } from "@/features/automations/schema";
import type { StepDecision } from "@/features/automations/take-step";
import { DAY_MS, MINUTE_MS } from "@/lib/time";

/** The folder's name, under which runs, mails and settings of this flow are found. */
export const WELCOME = "welcome";

export type Welcome = {
  /** Part of the once-only key. */
  number: 1 | 2 | 3;
  /** The step's id in the job. */
  step: string;
  message: "welcome" | "welcome-favourites" | "welcome-help";
  setting: "welcomeAfterMinutes" | "favouritesAfterMinutes" | "helpAfterMinutes";
};

/** The three mails of the series in their order. */
export const WELCOMES = [
  { number: 1, step: "send-welcome", message: "welcome", setting: "welcomeAfterMinutes" },
  { number: 2, step: "send-welcome-favourites", message: "welcome-favourites", setting: "favouritesAfterMinutes" },
  { number: 3, step: "send-welcome-help", message: "welcome-help", setting: "helpAfterMinutes" },
] as const satisfies Welcome[];

/** The last mail that was held back for longer makes no sense any more; the others are worth something until the next is due. */
const LAST_WORTH_MS = 7 * DAY_MS;

export type WelcomeFacts = {
  /** Null when the person was erased. */
  subscription: { confirmedAt: Date | null } | null;
  /** When the confirmation took place that the run is about; its waits count from here. */
  anchor: Date;
  /** The person ordered since then, by whichever route. */
  orderedSince: boolean;
  /** Something can be shown that others love; asked only for the mail that shows it. */
  hasFavourites: boolean;
  settings: FlowSettings;
};

/** When a mail of the series is due and until when it is worth something, in time of the flow. */
export function timesOf(welcome: Welcome, anchor: Date, { welcome: waits }: FlowSettings): StepTimes {
  const after = (minutes: number) => new Date(anchor.getTime() + minutes * MINUTE_MS);
  const due = after(waits[welcome.setting]);
  const next = WELCOMES.find(({ number }) => number === welcome.number + 1);
  return { anchor, due, worthUntil: next ? after(waits[next.setting]) : new Date(due.getTime() + LAST_WORTH_MS) };
}

/**
 * Whether a mail of the series goes now (FLOWS.md "Welcome series"): a first order moves the person on to the mails of that order, and a
 * new confirmation begins a series of its own. Consent, suppression, caps and quiet hours are not asked here: the mail feature
 * decides them for all marketing.
 * @param now real time
 * @param scale how much faster than the world the flow runs
 */
export function decideWelcome(facts: WelcomeFacts, welcome: Welcome, now: Date, scale: number): StepDecision {
  const { subscription, anchor, settings } = facts;
  if (!subscription) return { act: "stop", reason: "person_gone" };
  if (facts.orderedSince) return { act: "stop", reason: "order_placed" };
  if (subscription.confirmedAt?.getTime() !== anchor.getTime()) return { act: "stop", reason: "confirmed_anew" };
  const off = switchedOff(settings, WELCOME);
  if (off) return { act: "stop", reason: off };
  const byClock = decideDue(timesOf(welcome, anchor, settings), now, scale);
  if (byClock.act !== "send" || welcome.message !== "welcome-favourites" || facts.hasFavourites) return byClock;
  return { act: "drop", reason: "nothing_to_show" };
}

/** What the mail is, once and for all (FLOWS.md "Once only"): a series belongs to one confirmation. */
export function onceKeyOf(subscriptionId: string, anchor: Date, welcome: Welcome): string {
  return `${WELCOME}:${subscriptionId}:${anchor.getTime()}:${welcome.number}`;
}
