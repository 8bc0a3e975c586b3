/** The shop's time zone (FLOWS.md: EAT, UTC+3, no daylight saving). */
export const SHOP_TIME_ZONE = "Africa/Nairobi";

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const EAT_OFFSET_MS = 3 * HOUR_MS;

const dateTimeIn = (locale: string) =>
  new Intl.DateTimeFormat(locale, {
    timeZone: SHOP_TIME_ZONE,
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });

const dateTime = { en: dateTimeIn("en-KE"), sw: dateTimeIn("sw-KE") };

/** `22 Nov, 17:05`, in shop time; `22 Nov` is `22 Nov` in Swahili too, `20 Dec` is `20 Des`. */
export function formatDateTime(at: Date, language: "en" | "sw" = "en"): string {
  return dateTime[language].format(at);
}

const day = new Intl.DateTimeFormat("en-KE", {
  timeZone: SHOP_TIME_ZONE,
  day: "numeric",
  month: "long",
  year: "numeric",
});

/** `22 November 2026`, in shop time. */
export function formatDay(at: Date): string {
  return day.format(at);
}

/** The wall clock of the shop: calendar date `YYYY-MM-DD`, hour 0–23, minute 0–59, weekday 0 (Sunday) – 6. */
export function shopClock(at: Date): { date: string; hour: number; minute: number; weekday: number } {
  const local = new Date(at.getTime() + EAT_OFFSET_MS);
  return {
    date: local.toISOString().slice(0, 10),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    weekday: local.getUTCDay(),
  };
}

/** The moment at which the shop's clock shows `hour`:00 on `date` (`YYYY-MM-DD`). */
export function shopMoment(date: string, hour: number): Date {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + hour * HOUR_MS - EAT_OFFSET_MS);
}
