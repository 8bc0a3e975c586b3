import { SHOP_TIME_ZONE } from "@/lib/time";

const clock = new Intl.DateTimeFormat("en-KE", {
  timeZone: SHOP_TIME_ZONE,
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});
const day = new Intl.DateTimeFormat("en-KE", {
  timeZone: SHOP_TIME_ZONE,
  weekday: "long",
  day: "numeric",
  month: "long",
});
const shortDay = new Intl.DateTimeFormat("en-KE", { timeZone: SHOP_TIME_ZONE, day: "numeric", month: "short" });

/** `17:05`, in shop time. */
export const clockTime = (iso: string): string => clock.format(new Date(iso));

/** `Sunday, 22 November`, in shop time; equal for moments of the same day. */
export const dayName = (iso: string): string => day.format(new Date(iso));

/** The clock today, the date before. */
export const shortTime = (iso: string, now: number): string =>
  dayName(iso) === day.format(now) ? clockTime(iso) : shortDay.format(new Date(iso));

/** `< 1 min`, `5 min`, `3 h`, `2 days`. */
export function durationSince(iso: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(iso)) / 60_000));
  if (minutes < 1) return "< 1 min";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}
