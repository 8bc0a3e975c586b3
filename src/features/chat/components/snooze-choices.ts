import { DAY_MS, HOUR_MS, SHOP_TIME_ZONE, shopClock, shopMoment } from "@/lib/time";
import { shortTime } from "./chat-times";

const MORNING = 8;
/** The last hour of the day in which an answer is still expected. */
const EVENING = 18;

const weekday = new Intl.DateTimeFormat("en-KE", { timeZone: SHOP_TIME_ZONE, weekday: "short" });

export type SnoozeChoice = { words: string; until: Date };

/**
 * What a conversation is mostly put off until, in shop time: in three hours (as long as that is before 19:00), tomorrow at 8:00,
 * and next Monday at 8:00 (on a Sunday that is tomorrow, and not said twice).
 */
export function snoozeChoices(now: Date): SnoozeChoice[] {
  const { date, hour, weekday: today } = shopClock(now);
  const later = new Date(now.getTime() + 3 * HOUR_MS);
  const dayAt = (days: number) =>
    shopMoment(shopClock(new Date(shopMoment(date, 12).getTime() + days * DAY_MS)).date, MORNING);
  const untilMonday = (8 - today) % 7 || 7;
  return [
    ...(hour + 3 <= EVENING ? [{ words: "Later today", until: later }] : []),
    { words: "Tomorrow morning", until: dayAt(1) },
    ...(untilMonday > 1 ? [{ words: "Next Monday", until: dayAt(untilMonday) }] : []),
  ];
}

/** `Mon 08:00` within a week, else the date. */
export function snoozeTime(iso: string, now: number): string {
  const at = new Date(iso);
  if (at.getTime() - now > 6 * DAY_MS) return shortTime(iso, now);
  const { hour, minute } = shopClock(at);
  const clock = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  return shopClock(at).date === shopClock(new Date(now)).date ? clock : `${weekday.format(at)} ${clock}`;
}

/** What a `datetime-local` field says, as a moment of the shop's clock; null when it says nothing. */
export function shopTimeOf(field: string): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/.exec(field);
  if (!match?.[1]) return null;
  return new Date(shopMoment(match[1], Number(match[2])).getTime() + Number(match[3]) * 60_000);
}
