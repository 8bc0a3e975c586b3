import type { Figure } from "@/features/reports/schema";
import { HOUR_MS, MINUTE_MS, shopClock } from "@/lib/time";
import type { ConversationFacts, ReportFacts } from "./schema";

/** How long it is from one moment to another: all of it, or the part within opening hours. Milliseconds. */
export type Clock = (from: Date, to: Date) => number;

/** All of the time counts. */
export const wallClock: Clock = (from, to) => to.getTime() - from.getTime();

/** Brief: first reply under 2 minutes. */
export const REPLY_GOAL_MS = 2 * MINUTE_MS;
/** Brief: 80 % resolved in chat, 95 % satisfied. */
const RESOLVED_GOAL = 0.8;
const SATISFIED_GOAL = 0.95;
/** An answer may still come: a conversation without one counts as missed only after a day. */
const MISSED_AFTER_MS = 24 * HOUR_MS;

/**
 * The value below which `share` of the numbers lie, between two of them in proportion (as Postgres' `percentile_cont`); null for
 * no numbers.
 * @param share 0..1
 */
export function percentile(numbers: number[], share: number): number | null {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

/** Which part of them is so, 0..1; null for none. */
const shareOf = <Item>(items: Item[], isSo: (item: Item) => boolean): number | null =>
  items.length === 0 ? null : items.filter(isSo).length / items.length;

export type Answered = "person" | "bot" | "waiting" | "missed";

/**
 * Who answered a conversation. `bot`: it alone, and did not give it to people. `waiting`: nobody yet, open and younger than a day;
 * `missed`: nobody, closed or older.
 */
export function answeredBy(facts: ConversationFacts, now: Date): Answered {
  if (facts.firstReplyAt) return "person";
  if (facts.botAnswered && !facts.handedOverAt) return "bot";
  const mayStill = !facts.closedAt && now.getTime() - facts.startedAt.getTime() < MISSED_AFTER_MS;
  return mayStill ? "waiting" : "missed";
}

/** How long the visitors whom a person answered had waited for the first answer. */
export const firstResponses = (conversations: ConversationFacts[], clock: Clock): number[] =>
  conversations.flatMap(({ startedAt, firstReplyAt }) => (firstReplyAt ? [clock(startedAt, firstReplyAt)] : []));

type Count = (facts: ReportFacts) => number | null;
type Definition = Omit<Figure, "value" | "before"> & { count: Count };

const definitions = (clock: Clock, now: Date): Definition[] => {
  const responses = (facts: ReportFacts) => firstResponses(facts.conversations, clock);
  const resolutions = (facts: ReportFacts) => facts.ends.map(({ startedAt, closedAt }) => clock(startedAt, closedAt));
  const answered = (kind: Answered) => (facts: ReportFacts) =>
    facts.conversations.filter((conversation) => answeredBy(conversation, now) === kind).length;
  return [
    {
      id: "conversations",
      label: "Conversations",
      definition: "Conversations whose first message of the visitor lies in the span.",
      unit: "count",
      count: ({ conversations }) => conversations.length,
    },
    {
      id: "first-response-median",
      label: "First response, median",
      definition:
        "From the visitor's first message to the first answer of a person, over the conversations that a person answered: half were answered faster.",
      unit: "duration",
      lessIsBetter: true,
      goal: { words: "under 2 min", reached: (value) => value < REPLY_GOAL_MS },
      count: (facts) => percentile(responses(facts), 0.5),
    },
    {
      id: "first-response-p90",
      label: "First response, 90th",
      definition: "The same: nine in ten were answered faster.",
      unit: "duration",
      lessIsBetter: true,
      count: (facts) => percentile(responses(facts), 0.9),
    },
    {
      id: "first-response-in-time",
      label: "Answered within 2 min",
      definition: "Of the conversations that a person answered, the share whose first answer came within 2 minutes.",
      unit: "share",
      count: (facts) => shareOf(responses(facts), (ms) => ms <= REPLY_GOAL_MS),
    },
    {
      id: "resolution-median",
      label: "Resolution, median",
      definition: "From the visitor's first message to the close, over the conversations closed in the span.",
      unit: "duration",
      lessIsBetter: true,
      count: (facts) => percentile(resolutions(facts), 0.5),
    },
    {
      id: "resolution-p90",
      label: "Resolution, 90th",
      definition: "The same: nine in ten were closed faster.",
      unit: "duration",
      lessIsBetter: true,
      count: (facts) => percentile(resolutions(facts), 0.9),
    },
    {
      id: "resolved",
      label: "Resolved in chat",
      definition:
        "Of the conversations closed in the span, the share that was resolved: what the shopper said; where he said nothing, what staff said when closing.",
      unit: "share",
      goal: { words: "80 %", reached: (value) => value >= RESOLVED_GOAL },
      count: ({ ends }) => shareOf(ends, ({ resolved }) => resolved),
    },
    {
      id: "satisfied",
      label: "Satisfied",
      definition: "Of the ratings given in the span, the share with 4 or 5 stars.",
      unit: "share",
      goal: { words: "95 %", reached: (value) => value >= SATISFIED_GOAL },
      count: ({ ratings }) => shareOf(ratings, ({ stars }) => stars >= 4),
    },
    {
      id: "by-bot-alone",
      label: "Answered by the bot alone",
      definition: "Conversations that the bot answered, that it did not give to people, and that no person answered.",
      unit: "count",
      count: answered("bot"),
    },
    {
      id: "missed",
      label: "Missed",
      definition:
        "Conversations that nobody answered, nor the bot alone, before they were closed or within a day; younger open ones count as waiting.",
      unit: "count",
      lessIsBetter: true,
      count: answered("missed"),
    },
  ];
};

/** Every figure of the page over a span and the span before it. */
export function countFigures(facts: ReportFacts, before: ReportFacts, clock: Clock, now: Date): Figure[] {
  return definitions(clock, now).map(({ count, ...figure }) => ({
    ...figure,
    value: count(facts),
    before: count(before),
  }));
}

/** How many conversations began in each hour of each weekday, shop time: [Monday 0 … Sunday 6][hour 0–23]. */
export function countByHour(conversations: ConversationFacts[]): number[][] {
  const grid = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { startedAt } of conversations) {
    const { weekday, hour } = shopClock(startedAt);
    const row = grid[(weekday + 6) % 7];
    if (row) row[hour] = (row[hour] ?? 0) + 1;
  }
  return grid;
}

/** Upper ends of the classes of waiting times, in words; the last one has none. */
const classes: { label: string; upTo: number }[] = [
  { label: "under 1 min", upTo: MINUTE_MS },
  { label: "1–2 min", upTo: 2 * MINUTE_MS },
  { label: "2–5 min", upTo: 5 * MINUTE_MS },
  { label: "5–15 min", upTo: 15 * MINUTE_MS },
  { label: "15–60 min", upTo: HOUR_MS },
  { label: "1–4 h", upTo: 4 * HOUR_MS },
  { label: "over 4 h", upTo: Number.POSITIVE_INFINITY },
];

/** How many first responses fall into each class of duration; one that lasted exactly as long as a class' end belongs to it. */
export function countByDuration(durations: number[]): { label: string; count: number }[] {
  return classes.map(({ label, upTo }, index) => {
    const above = classes[index - 1]?.upTo ?? -1;
    return { label, count: durations.filter((ms) => ms > above && ms <= upTo).length };
  });
}

/** How the conversations of a span were answered; the four add up to all of them. */
export function countAnswered(conversations: ConversationFacts[], now: Date): Record<Answered, number> {
  const counts = { person: 0, bot: 0, waiting: 0, missed: 0 };
  for (const conversation of conversations) counts[answeredBy(conversation, now)] += 1;
  return counts;
}

/** How many conversations began on each day (of the shop) of a span, days without any included. */
export function countByDay(conversations: ConversationFacts[], days: string[]): { day: string; count: number }[] {
  const counts = new Map(days.map((day) => [day, 0]));
  for (const { startedAt } of conversations) {
    const day = shopClock(startedAt).date;
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts].map(([day, count]) => ({ day, count }));
}

export type MemberFigures = {
  staffId: string;
  name: string;
  answered: number;
  firstResponseMs: number | null;
  closed: number;
  resolvedShare: number | null;
  ratings: number;
  satisfiedShare: number | null;
};

/**
 * What each member did: conversations first answered by him and how fast, conversations he closed and how many of them were
 * resolved, ratings of conversations that were his. Members who did nothing are missing.
 */
export function countByMember(
  facts: ReportFacts,
  staff: { id: string; name: string }[],
  clock: Clock,
): MemberFigures[] {
  return staff
    .map(({ id, name }) => {
      const own = facts.conversations.filter(({ firstReplyBy }) => firstReplyBy === id);
      const ends = facts.ends.filter(({ closedBy }) => closedBy === id);
      const ratings = facts.ratings.filter(({ staffId }) => staffId === id);
      return {
        staffId: id,
        name,
        answered: own.length,
        firstResponseMs: percentile(firstResponses(own, clock), 0.5),
        closed: ends.length,
        resolvedShare: shareOf(ends, ({ resolved }) => resolved),
        ratings: ratings.length,
        satisfiedShare: shareOf(ratings, ({ stars }) => stars >= 4),
      };
    })
    .filter(({ answered, closed, ratings }) => answered + closed + ratings > 0)
    .sort((a, b) => b.answered - a.answered || a.name.localeCompare(b.name));
}
