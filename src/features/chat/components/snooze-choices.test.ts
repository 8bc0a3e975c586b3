import { expect, it } from "vitest";
import { shopTimeOf, snoozeChoices, snoozeTime } from "./snooze-choices";

const said = (iso: string) =>
  snoozeChoices(new Date(iso)).map(({ words, until }) => `${words} ${until.toISOString().slice(0, 16)}`);

it("offers later today, tomorrow at 8:00 and Monday at 8:00 of the shop's clock", () => {
  // Thursday 10:00 in Nairobi.
  expect(said("2026-11-19T07:00:00Z")).toEqual([
    "Later today 2026-11-19T10:00",
    "Tomorrow morning 2026-11-20T05:00",
    "Next Monday 2026-11-23T05:00",
  ]);
});

it("does not offer later today in the evening, nor Monday twice on a Sunday", () => {
  expect(said("2026-11-22T19:00:00Z")).toEqual(["Tomorrow morning 2026-11-23T05:00"]);
  // Monday 00:30 in Nairobi is still Sunday in UTC: next Monday is a week away.
  expect(said("2026-11-22T21:30:00Z").at(-1)).toBe("Next Monday 2026-11-30T05:00");
});

it("says the clock today, the day within a week, else the date", () => {
  const now = Date.parse("2026-11-19T07:00:00Z");
  expect(snoozeTime("2026-11-19T10:00:00.000Z", now)).toBe("13:00");
  expect(snoozeTime("2026-11-23T05:00:00.000Z", now)).toBe("Mon 08:00");
  expect(snoozeTime("2026-12-24T05:00:00.000Z", now)).toBe("24 Dec");
});

it("reads a field's time as the shop's", () => {
  expect(shopTimeOf("2026-11-23T08:30")?.toISOString()).toBe("2026-11-23T05:30:00.000Z");
  expect(shopTimeOf("")).toBeNull();
});
