import type { FlowName } from "@/features/automations/flows";
import type { FlowSettings } from "@/features/automations/schema";
import type { Figure } from "@/features/reports/schema";
import type { Lift, MailCounts, MailDay, MailFacts, Share } from "./schema";

/** The brief's bands: share of the mails that are opened and clicked by people, share of the reminded carts that are recovered. */
export const OPEN_BAND = { from: 0.25, to: 0.35 };
export const CLICK_BAND = { from: 0.05, to: 0.1 };
export const RECOVERED_BAND = { from: 0.15, to: 0.25 };

/** Gmail: complaints stay under 0.10 % (FLOWS.md "Providers"). */
const COMPLAINTS_BELOW = 0.001;

const MINUTES_PER_DAY = 24 * 60;
/** Two-sided 95 %. */
const Z = 1.959964;

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Mails that reached a mailbox as far as one knows: what was sent and did not come back. */
export const reached = ({ sent, bounced }: MailCounts): number => sent - bounced;

/** Share of the mails that reached a mailbox that people opened, and clicked in; null for none. */
export const openShare = (counts: MailCounts): number | null => share(counts.opened, reached(counts));
export const clickShare = (counts: MailCounts): number | null => share(counts.clicked, reached(counts));

const bandGoal = ({ from, to }: { from: number; to: number }): Figure["goal"] => ({
  words: `${from * 100}–${to * 100} %`,
  reached: (value) => value >= from,
});

type Definition = Omit<Figure, "value" | "before"> & { count: (facts: MailFacts) => number | null };

const definitions = (days: number): Definition[] => [
  {
    id: "sent",
    label: "Marketing mails sent",
    definition:
      "Mails of flows and campaigns that were handed to the mail provider in the span, those that were refused at once as there is no such mailbox included.",
    unit: "count",
    count: ({ marketing }) => marketing.sent,
  },
  {
    id: "delivered",
    label: "Delivered",
    definition:
      "Of them, those whose arrival the provider has confirmed. SMTP confirms none: a dash then, and what did not come back counts as arrived below.",
    unit: "count",
    count: ({ marketing }) => marketing.delivered || null,
  },
  {
    id: "opened",
    label: "Opened by people",
    definition:
      "Of the mails of the span that did not come back, the share that a person opened. What mail programs and scanners fetch by themselves is left out.",
    unit: "share",
    goal: bandGoal(OPEN_BAND),
    count: ({ marketing }) => openShare(marketing),
  },
  {
    id: "clicked",
    label: "Clicked by people",
    definition: "Of the mails of the span that did not come back, the share in which a person followed a link.",
    unit: "share",
    goal: bandGoal(CLICK_BAND),
    count: ({ marketing }) => clickShare(marketing),
  },
  {
    id: "orders",
    label: "Orders brought",
    definition: `Orders placed in the span within ${days} days after the same person clicked in a mail; each counts for the mail clicked last. Cancelled, returned and refunded orders are left out.`,
    unit: "count",
    count: ({ orders }) => orders.brought,
  },
  {
    id: "revenue",
    label: "Turnover brought",
    definition: "What those orders came to, delivery included and discount taken off.",
    unit: "money",
    count: ({ orders }) => orders.broughtCents,
  },
  {
    id: "carts-recovered",
    label: "Carts recovered",
    definition: `Of the carts whose first reminder went out in the span, the share whose person ordered, by whichever route, within ${days} days after a reminder. No click is asked for.`,
    unit: "share",
    goal: bandGoal(RECOVERED_BAND),
    count: ({ carts }) => share(carts.recovered, carts.reminded),
  },
  {
    id: "repeat",
    label: "Repeat buyers",
    definition: "Of the people who ordered in the span, the share that had ordered before.",
    unit: "share",
    count: ({ buyers }) => share(buyers.again, buyers.all),
  },
  {
    id: "unsubscribed",
    label: "Unsubscribed",
    definition: "People who ended their subscription in the span, by a mail's link or on their page.",
    unit: "count",
    lessIsBetter: true,
    count: ({ unsubscribed }) => unsubscribed,
  },
  {
    id: "bounced",
    label: "Came back",
    definition: "Of the marketing mails of the span, the share that came back or was refused for its address.",
    unit: "share",
    lessIsBetter: true,
    count: ({ marketing }) => share(marketing.bounced, marketing.sent),
  },
  {
    id: "complained",
    label: "Marked as spam",
    definition: "Of the marketing mails of the span that did not come back, the share whose reader called it spam.",
    unit: "share",
    lessIsBetter: true,
    goal: { words: "under 0.1 %", reached: (value) => value < COMPLAINTS_BELOW },
    count: ({ marketing }) => share(marketing.complained, reached(marketing)),
  },
  {
    id: "order-mails",
    label: "Other mails sent",
    definition: "Mails about orders, chats and accounts that were handed over in the span. They are not tracked.",
    unit: "count",
    count: ({ transactional }) => transactional.sent,
  },
];

/** Every figure of the page over a span and the span before it. `days`: how long after a click an order counts. */
export function countMailFigures(facts: MailFacts, before: MailFacts, days: number): Figure[] {
  return definitions(days).map(({ count, ...figure }) => ({ ...figure, value: count(facts), before: count(before) }));
}

/** For how many days after a run began an order counts when a flow's lift is told: until its last mail, and the window of a click. */
export function liftDays(flow: FlowName, settings: FlowSettings): number {
  const { attributionDays, cartRecovery, birthdays, reviewRequests, welcome, reactivation } = settings;
  const minutes = {
    "missed-replies": 0,
    "cart-recovery": cartRecovery.lastCallAfterMinutes,
    birthdays: (birthdays.offerDaysBefore + birthdays.validDays) * MINUTES_PER_DAY,
    "review-requests": reviewRequests.reminderAfterMinutes,
    welcome: welcome.helpAfterMinutes,
    reactivation: reactivation.stayOrGoAfterMinutes - reactivation.missYouAfterMinutes,
  }[flow];
  return Math.ceil(minutes / MINUTES_PER_DAY) + attributionDays;
}

/** Wilson's interval of a share, 95 %. */
function wilson({ people, ordered }: Share): { low: number; high: number } {
  const middle = ordered + Z ** 2 / 2;
  const reach = Z * Math.sqrt((ordered * (people - ordered)) / people + Z ** 2 / 4);
  return { low: (middle - reach) / (people + Z ** 2), high: (middle + reach) / (people + Z ** 2) };
}

/**
 * By how much the share of buyers is greater among those who were mailed than among those who were held out, with its 95 % interval
 * (Newcombe 1998, "Interval estimation for the difference between independent proportions", method 10; it holds for small numbers
 * too). Null while one side has nobody.
 */
export function differenceOf(mailed: Share, heldOut: Share): Lift["difference"] {
  if (mailed.people === 0 || heldOut.people === 0) return null;
  const [p1, p2] = [mailed.ordered / mailed.people, heldOut.ordered / heldOut.people];
  const [w1, w2] = [wilson(mailed), wilson(heldOut)];
  const value = p1 - p2;
  return {
    value,
    low: value - Math.sqrt((p1 - w1.low) ** 2 + (w2.high - p2) ** 2),
    high: value + Math.sqrt((w1.high - p1) ** 2 + (p2 - w2.low) ** 2),
  };
}

/** In more days than these a share is told by the week: of few mails a day's share says little. */
const MOST_DAYS = 42;
const WEEK = 7;

/**
 * A share of marketing mail over time, by the day or, over many days, by seven days from the first on; null where nothing reached
 * anybody.
 */
export function shareOverTime(days: MailDay[], of: "opened" | "clicked"): { day: string; value: number | null }[] {
  const size = days.length > MOST_DAYS ? WEEK : 1;
  const starts = days.filter((_, index) => index % size === 0);
  return starts.map(({ day }, index) => {
    const group = days.slice(index * size, (index + 1) * size);
    const sum = (name: "sent" | "bounced" | typeof of) => group.reduce((all, one) => all + one[name], 0);
    return { day, value: share(sum(of), sum("sent") - sum("bounced")) };
  });
}
