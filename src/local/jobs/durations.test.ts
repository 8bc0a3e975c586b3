import { describe, expect, test } from "vitest";
import { parseDuration, parseMoment } from "./durations";

describe("parseDuration", () => {
  test.each([
    ["1s", 1_000],
    ["2h30m10s", 9_010_000],
    ["1d2h", 93_600_000],
    ["1w", 604_800_000],
    ["1500ms", 1_500],
    ["PT1H30M", 5_400_000],
    ["P1DT2S", 86_402_000],
  ])("reads %s as %i ms", (text, ms) => expect(parseDuration(text)).toBe(ms));

  test.each(["", "P", "PT", "soon", "1", "-1s", "1h x"])("refuses %j and quotes it", (text) =>
    expect(() => parseDuration(text)).toThrow(`"${text}"`),
  );
});

describe("parseMoment", () => {
  const now = new Date("2026-11-22T10:00:00Z");
  test("counts a duration from now", () => expect(parseMoment("1m", now)).toEqual(new Date("2026-11-22T10:01:00Z")));
  test("takes an ISO date as it is, even in the past", () =>
    expect(parseMoment("2026-11-21T00:00:00.000Z", now)).toEqual(new Date("2026-11-21T00:00:00Z")));
  test("refuses more than 366 days ahead", () => expect(() => parseMoment("367d", now)).toThrow("366 days"));
});
