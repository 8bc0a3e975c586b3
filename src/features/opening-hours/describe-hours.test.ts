import { describe, expect, it, test } from "vitest";
import { availabilityAt, dayHoursWords, weekWords } from "./describe-hours";
import { defaultHours } from "./get-opening-hours";
import type { Calendar } from "./rules";

const eat = (at: string) => new Date(`${at}:00+03:00`);
const closedDays = new Map([
  ["2026-10-20", "Mashujaa Day"],
  ["2026-12-25", "Christmas Day"],
  ["2026-12-26", "Boxing Day"],
]);
const shop: Calendar = { hours: defaultHours, closedDays };
const night: Calendar = { hours: { ...defaultHours, fri: [{ from: "18:00", to: "02:00" }] }, closedDays: new Map() };

describe("availabilityAt", () => {
  test.each([
    ["2026-11-23T09:00", "Open until 18:00"],
    ["2026-11-23T07:59", "Opens today at 8:00"],
    ["2026-11-23T18:00", "Opens tomorrow at 8:00"],
    ["2026-11-21T19:00", "Opens on Monday at 8:00"],
    ["2026-10-20T12:00", "Closed for Mashujaa Day, opens tomorrow at 8:00"],
    ["2026-12-25T12:00", "Closed for Christmas Day, opens on Monday at 8:00"],
  ])("%s: %s", (at, words) => expect(availabilityAt(eat(at), shop).words).toBe(words));

  it("gives the moments, and the holiday only on a day that it closes", () => {
    expect(availabilityAt(eat("2026-11-23T09:00"), shop)).toMatchObject({
      open: true,
      closesAt: "2026-11-23T15:00:00.000Z",
      opensAt: null,
      holiday: null,
    });
    expect(availabilityAt(eat("2026-10-20T09:00"), shop)).toMatchObject({
      open: false,
      opensAt: "2026-10-21T05:00:00.000Z",
      holiday: "Mashujaa Day",
    });
  });

  it("says tonight's small hours without a day, and a far opening with its date", () => {
    expect(availabilityAt(eat("2026-11-27T20:00"), night).words).toBe("Open until 2:00");
    const weekly = { hours: { ...defaultHours, mon: [], tue: [], wed: [], thu: [], fri: [], sat: [] }, closedDays };
    expect(availabilityAt(eat("2026-11-27T20:00"), weekly)).toMatchObject({
      open: false,
      opensAt: null,
      words: "Closed",
    });
    const sundays = { ...weekly, hours: { ...weekly.hours, sun: [{ from: "09:00", to: "12:00" }] } };
    expect(availabilityAt(eat("2026-11-22T12:00"), sundays).words).toBe("Opens on Sunday 29 November at 9:00");
  });
});

it("says a week and a day as people do", () => {
  expect(weekWords(defaultHours)).toBe("Monday to Saturday, 8:00–18:00");
  const lunch = [
    { from: "14:00", to: "18:00" },
    { from: "08:00", to: "13:00" },
  ];
  expect(weekWords({ ...defaultHours, sat: lunch })).toBe(
    "Monday to Friday, 8:00–18:00; Saturday, 8:00–13:00 and 14:00–18:00",
  );
  expect(weekWords({ ...defaultHours, mon: [], tue: [], wed: [], thu: [], fri: [], sat: [] })).toBe("Closed");
  expect(dayHoursWords("2026-12-25", shop)).toBe("closed (Christmas Day)");
  expect(dayHoursWords("2026-12-27", shop)).toBe("closed");
});
