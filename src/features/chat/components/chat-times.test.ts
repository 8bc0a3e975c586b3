import { expect, it } from "vitest";
import { clockTime, dayName, durationSince, shortTime } from "./chat-times";

it("shows times of the shop, not of the device", () => {
  expect(clockTime("2026-11-22T22:30:00.000Z")).toBe("01:30");
  expect(dayName("2026-11-22T22:30:00.000Z")).toMatch(/Monday.*23 November/);
});

it("shows the clock on the same day and the date otherwise", () => {
  const now = Date.parse("2026-11-22T12:00:00.000Z");
  expect(shortTime("2026-11-22T06:05:00.000Z", now)).toBe("09:05");
  expect(shortTime("2026-11-20T06:05:00.000Z", now)).toMatch(/20 Nov/);
});

it.each([
  [59_000, "< 1 min"],
  [60_000, "1 min"],
  [59 * 60_000, "59 min"],
  [60 * 60_000, "1 h"],
  [49 * 3_600_000, "2 days"],
  [-5_000, "< 1 min"],
])("says %i ms as %s", (ms, words) => {
  expect(durationSince("2026-11-22T12:00:00.000Z", Date.parse("2026-11-22T12:00:00.000Z") + ms)).toBe(words);
});
