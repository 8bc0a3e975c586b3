import { expect, test } from "vitest";
import { listKenyanHolidays } from "@/features/opening-hours/list-kenyan-holidays";
import { DAY_MS, HOUR_MS } from "@/lib/time";
import { type MailLimits, mailLimits } from "./get-mail-limits";
import { capUntil, decideMarketing, nextSlot, reasonInWords, stateOf } from "./rules";

const limits: MailLimits = mailLimits.parse({});
const holidays = new Set([2026, 2027].flatMap((year) => listKenyanHolidays(year).map(({ day }) => day)));
const hours = { limits, isHoliday: (date: string) => holidays.has(date) };
/** Shop time (UTC+3) as a moment. */
const eat = (local: string) => new Date(`${local}:00+03:00`);

test("the defaults are those of FLOWS.md", () => {
  expect(limits).toEqual({ hoursBetween: 16, perSevenDays: 3, fromHour: 8, untilHour: 20 });
});

test.each([
  ["in the window it is now", "2026-11-24T13:30", "2026-11-24T13:30"],
  ["the first minute is open", "2026-11-24T08:00", "2026-11-24T08:00"],
  ["the last minute is open", "2026-11-24T19:59", "2026-11-24T19:59"],
  ["20:00 is shut until the next morning", "2026-11-24T20:00", "2026-11-25T08:00"],
  ["before 08:00 it waits until 08:00", "2026-11-24T07:59", "2026-11-24T08:00"],
  ["just after midnight it waits until this morning", "2026-11-24T00:01", "2026-11-24T08:00"],
  ["Jamhuri Day is shut all day", "2026-12-12T12:00", "2026-12-13T08:00"],
  ["the evening before a holiday waits beyond it", "2026-12-11T20:30", "2026-12-13T08:00"],
  ["Christmas and Boxing Day follow one another", "2026-12-25T09:00", "2026-12-27T08:00"],
  ["New Year's Day, from the year before", "2026-12-31T22:00", "2027-01-02T08:00"],
  ["Good Friday", "2026-04-03T10:00", "2026-04-04T08:00"],
  ["Idd-ul-Fitr", "2026-03-20T10:00", "2026-03-21T08:00"],
])("%s", (_, at, slot) => {
  expect(nextSlot(eat(at), hours)).toEqual(eat(slot));
});

const now = eat("2026-11-24T12:00");
const h = (count: number) => count * HOUR_MS;

test.each([
  ["nobody who got nothing is capped", [], null],
  ["15 h after the last mail it waits for the sixteenth", [15], { inHours: 1, reason: "cap_between" }],
  ["exactly 16 h after the last mail it is free", [16], null],
  ["three within seven days wait for the oldest to leave", [20, 60, 100], { inHours: 68, reason: "cap_week" }],
  ["two within seven days are free", [20, 60], null],
  ["a mail seven days old does not count", [20, 60, 168], null],
  ["the longer of both waits counts", [1, 30, 160], { inHours: 15, reason: "cap_between" }],
  ["the order of the ages does not matter", [160, 1, 30], { inHours: 15, reason: "cap_between" }],
  ["four within seven days wait for the third youngest", [20, 40, 60, 80], { inHours: 108, reason: "cap_week" }],
] as const)("%s", (_, ages, expected) => {
  const wait = expected && { until: new Date(now.getTime() + h(expected.inHours)), reason: expected.reason };
  expect(capUntil({ agesMs: ages.map(h), now, limits })).toEqual(wait);
});

const facts = { ...hours, blocked: null, agesMs: [] as number[], now };

test("a mail that nothing holds back goes", () => {
  expect(decideMarketing(facts)).toEqual({ act: "send" });
});

test("whoever is blocked gets nothing, at no hour", () => {
  const decision = { act: "decline", reason: "unsubscribed" };
  expect(decideMarketing({ ...facts, blocked: "unsubscribed" })).toEqual(decision);
  expect(decideMarketing({ ...facts, blocked: "unsubscribed", now: eat("2026-11-24T23:00") })).toEqual(decision);
});

test("what a cap holds back waits for a moment at which the window is open too", () => {
  const decision = decideMarketing({ ...facts, agesMs: [h(6)] });
  expect(decision).toEqual({ act: "defer", until: eat("2026-11-25T08:00"), reason: "cap_between" });
});

test("at night the reason is the hour, on a holiday the holiday", () => {
  expect(decideMarketing({ ...facts, now: eat("2026-11-24T22:00") })).toMatchObject({ reason: "quiet_hours" });
  expect(decideMarketing({ ...facts, now: eat("2026-12-25T12:00") })).toMatchObject({ reason: "holiday" });
});

test("what would go after its validity is declined, and at its last moment it still waits", () => {
  const late = { ...facts, now: eat("2026-11-24T22:00") };
  expect(decideMarketing({ ...late, validUntil: eat("2026-11-25T07:59") })).toEqual({
    act: "decline",
    reason: "too_late",
  });
  expect(decideMarketing({ ...late, validUntil: eat("2026-11-25T08:00") })).toMatchObject({ act: "defer" });
});

test("over a whole year every deferral ends within the hours, on no holiday, and never lies in the past", () => {
  for (let at = eat("2026-01-01T00:30"); at < eat("2027-01-01T00:00"); at = new Date(at.getTime() + 5 * HOUR_MS)) {
    const slot = nextSlot(at, hours);
    const local = new Date(slot.getTime() + 3 * HOUR_MS);
    expect(slot >= at && slot.getTime() - at.getTime() < 4 * DAY_MS).toBe(true);
    expect(local.getUTCHours() >= 8 && local.getUTCHours() < 20).toBe(true);
    expect(holidays.has(local.toISOString().slice(0, 10))).toBe(false);
  }
});

test("a reason is a sentence, also when nobody has written one for it", () => {
  expect(reasonInWords("unsubscribed")).toBe("The person unsubscribed.");
  expect(reasonInWords("too_many_goats")).toBe("too many goats.");
});

const none = {
  declinedAt: null,
  failedAt: null,
  complainedAt: null,
  bouncedAt: null,
  softBouncedAt: null,
  deliveredAt: null,
  acceptedAt: null,
  unknownAt: null,
  sendingAt: null,
  deferredUntil: null,
};

test.each([
  ["planned", {}],
  ["deferred", { deferredUntil: now }],
  ["sending", { sendingAt: now, deferredUntil: now }],
  ["declined", { declinedAt: now }],
  ["failed", { sendingAt: now, failedAt: now }],
  ["unknown", { sendingAt: now, unknownAt: now }],
  ["sent", { sendingAt: now, acceptedAt: now }],
  ["delivered", { sendingAt: now, acceptedAt: now, deliveredAt: now }],
  ["bounced", { acceptedAt: now, deliveredAt: now, bouncedAt: now }],
  ["bounced", { acceptedAt: now, softBouncedAt: now }],
  ["delivered", { acceptedAt: now, softBouncedAt: now, deliveredAt: now }],
  ["failed", { acceptedAt: now, failedAt: now }],
  ["complained", { acceptedAt: now, deliveredAt: now, complainedAt: now }],
] as const)("a mail is %s by its facts", (state, facts) => {
  expect(stateOf({ ...none, ...facts })).toBe(state);
});
