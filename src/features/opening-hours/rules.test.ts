import { describe, expect, it, test } from "vitest";
import { MINUTE_MS, shopClock } from "@/lib/time";
import {
  businessMsBetween,
  type Calendar,
  dayAfter,
  findOverlap,
  isOpenAt,
  minuteOf,
  nextChange,
  weekdayOf,
} from "./rules";
import { type WeeklyHours, weekdays, weeklyHours } from "./schema";

const eat = (at: string) => new Date(`${at}:00+03:00`);
const none: WeeklyHours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const noHolidays = new Map<string, string>();
const bar: Calendar = {
  hours: {
    ...none,
    fri: [{ from: "18:00", to: "02:00" }],
    sat: [
      { from: "10:00", to: "13:00" },
      { from: "14:00", to: "18:00" },
    ],
  },
  closedDays: noHolidays,
};

/** Slow and simple: is any span of the week's, begun today or yesterday, on at this minute? */
function openByTheMinute(at: Date, { hours, closedDays }: Calendar): boolean {
  const { date, hour, minute } = shopClock(at);
  const now = hour * 60 + minute;
  const before = dayAfter(date, -1);
  const today = hours[weekdayOf(date)].some(({ from, to }) => {
    const [a, b] = [minuteOf(from), minuteOf(to)];
    return b > a ? a <= now && now < b : now >= a;
  });
  const yesterday = hours[weekdayOf(before)].some(
    ({ from, to }) => minuteOf(to) <= minuteOf(from) && now < minuteOf(to),
  );
  return (!closedDays.has(date) && today) || (!closedDays.has(before) && yesterday);
}

/** Repeatable chance (mulberry32), so that what fails once fails again. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** A week that the schema takes: spans that would overlap are left out. */
function anyCalendar(seed: number): Calendar {
  const below = chance(seed);
  let hours = none;
  for (let tries = below(12); tries > 0; tries -= 1) {
    const day = weekdays[below(7)] ?? "mon";
    const range = { from: clock(below(288) * 5), to: clock(below(288) * 5) };
    const next = { ...hours, [day]: [...hours[day], range] };
    if (!findOverlap(next)) hours = next;
  }
  const days = Array.from({ length: below(6) }, () => dayAfter("2026-12-20", below(20)));
  return { hours, closedDays: new Map(days.map((day) => [day, "Holiday"])) };
}

const start = eat("2026-12-22T00:00");
const seeds = Array.from({ length: 24 }, (_, index) => index + 1);

test.each(seeds)("agrees with a look at every minute of ten days (calendar %i)", (seed) => {
  const calendar = anyCalendar(seed);
  const below = chance(seed * 7919);
  const minutes = 10 * 24 * 60;
  const open = Array.from({ length: minutes }, (_, minute) =>
    openByTheMinute(new Date(start.getTime() + minute * MINUTE_MS), calendar),
  );
  const at = (minute: number) => new Date(start.getTime() + minute * MINUTE_MS);
  for (let tries = 0; tries < 60; tries += 1) {
    const minute = below(minutes - 1);
    expect(isOpenAt(at(minute), calendar)).toBe(open[minute]);
    const changed = open.findIndex((is, later) => later > minute && is !== open[minute]);
    const change = nextChange(at(minute), calendar);
    if (changed >= 0) expect(change).toEqual({ at: at(changed), opens: open[changed] });
    else expect(change === null || change.at >= at(minutes)).toBe(true);
    const until = minute + below(minutes - minute);
    const sum = open.slice(minute, until).filter(Boolean).length * MINUTE_MS;
    expect(businessMsBetween(at(minute), at(until), calendar)).toBe(sum);
  }
});

describe("isOpenAt", () => {
  test.each([
    ["2026-11-27T17:59", false],
    ["2026-11-27T18:00", true],
    ["2026-11-28T01:59", true],
    ["2026-11-28T02:00", false],
    ["2026-11-28T13:30", false],
  ])("%s: %s", (at, open) => expect(isOpenAt(eat(at), bar)).toBe(open));

  it("lets the evening before a holiday go on after midnight, and does not open on it", () => {
    const calendar = { ...bar, closedDays: new Map([["2026-11-28", "A Saturday"]]) };
    expect(isOpenAt(eat("2026-11-28T01:00"), calendar)).toBe(true);
    expect(isOpenAt(eat("2026-11-28T11:00"), calendar)).toBe(false);
  });
});

describe("nextChange", () => {
  it("takes spans that touch as one, also around midnight", () => {
    const night = { ...none, thu: [{ from: "20:00", to: "00:00" }], fri: [{ from: "00:00", to: "04:00" }] };
    expect(nextChange(eat("2026-11-26T21:00"), { hours: night, closedDays: noHolidays })).toEqual({
      at: eat("2026-11-27T04:00"),
      opens: false,
    });
  });

  it("knows of no change where it is always open, or never", () => {
    const allDay = [{ from: "00:00", to: "00:00" }];
    const always = Object.fromEntries(weekdays.map((day) => [day, allDay])) as WeeklyHours;
    expect(nextChange(start, { hours: always, closedDays: noHolidays })).toBeNull();
    expect(isOpenAt(start, { hours: always, closedDays: noHolidays })).toBe(true);
    expect(nextChange(start, { hours: none, closedDays: noHolidays })).toBeNull();
    expect(businessMsBetween(start, eat("2026-12-23T00:00"), { hours: always, closedDays: noHolidays })).toBe(864e5);
  });

  it("counts nothing backwards", () => {
    expect(businessMsBetween(eat("2026-11-28T12:00"), eat("2026-11-28T11:00"), bar)).toBe(0);
  });
});

describe("weeklyHours", () => {
  const refusal = (hours: WeeklyHours) => weeklyHours.safeParse(hours).error?.issues[0];

  it("refuses spans that overlap, and says at the later one which", () => {
    const issue = refusal({
      ...none,
      mon: [
        { from: "08:00", to: "13:00" },
        { from: "12:00", to: "18:00" },
      ],
    });
    expect(issue?.path).toEqual(["mon", 1]);
    expect(issue?.message).toBe(
      "Monday 12:00–18:00 overlaps Monday 08:00–13:00. Please make them one span, or let one end before the other begins.",
    );
  });

  it("sees over midnight, and from Sunday night into Monday", () => {
    expect(
      refusal({ ...none, tue: [{ from: "20:00", to: "03:00" }], wed: [{ from: "02:00", to: "08:00" }] })?.path,
    ).toEqual(["wed", 0]);
    expect(
      refusal({ ...none, sun: [{ from: "22:00", to: "09:00" }], mon: [{ from: "08:00", to: "18:00" }] })?.path,
    ).toEqual(["sun", 0]);
  });

  it("takes spans that touch, and refuses times that are none", () => {
    expect(
      refusal({
        ...none,
        mon: [
          { from: "08:00", to: "12:00" },
          { from: "12:00", to: "18:00" },
        ],
      }),
    ).toBeUndefined();
    expect(refusal({ ...none, mon: [{ from: "8:00", to: "24:00" }] })?.message).toBe("Please give a time like 08:30.");
  });
});
