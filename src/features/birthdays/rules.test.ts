import { describe, expect, it } from "vitest";
import { flowSettings } from "@/features/automations/schema";
import { HOUR_MS } from "@/lib/time";
import {
  BIRTHDAY_MAILS,
  type BirthdayFacts,
  type BirthdayMail,
  birthdaysAhead,
  couponEnd,
  decideBirthday,
  onceKeyOf,
  subjectKeyOf,
  timesOf,
} from "./rules";

const [offer, reminder] = BIRTHDAY_MAILS;
/** 9:00 in Nairobi. */
const nine = (date: string) => new Date(`${date}T06:00:00.000Z`);
const later = (at: Date, ms: number) => new Date(at.getTime() + ms);
const facts: BirthdayFacts = {
  date: "2026-12-01",
  anchor: nine("2026-11-24"),
  customer: { email: "amina@example.com" },
  coupon: null,
  otherOfferAt: null,
  noConsent: null,
  settings: flowSettings.parse({}),
};
const coupon = { validUntil: couponEnd("2026-12-01", 14), redeemedAt: null };
const offered = { ...facts, coupon };
const off = (changes: object): BirthdayFacts => ({ ...offered, settings: flowSettings.parse(changes) });
const decide = (given: BirthdayFacts, mail: BirthdayMail, now: Date, scale = 1) =>
  decideBirthday(given, mail, now, scale);

describe("the birthdays that a scan looks for", () => {
  it("are those from tomorrow to seven days ahead", () => {
    const ahead = birthdaysAhead("2026-12-28", 7);
    expect(ahead[0]).toEqual({ date: "2026-12-29", days: [{ month: 12, day: 29 }] });
    expect(ahead.at(-1)).toEqual({ date: "2027-01-04", days: [{ month: 1, day: 4 }] });
    expect(ahead).toHaveLength(7);
  });

  it("take the 29th of February on the 28th where there is none, and on its own day where there is", () => {
    const of = (today: string) => birthdaysAhead(today, 1)[0]?.days;
    expect(of("2027-02-27")).toEqual([
      { month: 2, day: 28 },
      { month: 2, day: 29 },
    ]);
    expect(of("2028-02-27")).toEqual([{ month: 2, day: 28 }]);
    expect(of("2028-02-28")).toEqual([{ month: 2, day: 29 }]);
  });
});

describe("a mail of a birthday", () => {
  it("goes seven days before at 9:00, and three days before the coupon ends", () => {
    expect(timesOf(offer, facts).due).toEqual(nine("2026-11-24"));
    expect(decide(facts, offer, nine("2026-11-24"))).toEqual({ act: "send" });
    expect(coupon.validUntil).toEqual(new Date("2026-12-15T20:59:59.000Z"));
    expect(timesOf(reminder, offered).due).toEqual(nine("2026-12-12"));
    expect(decide(offered, reminder, nine("2026-12-12"))).toEqual({ act: "send" });
  });

  it.each<[string, BirthdayFacts]>([
    ["person_gone", { ...offered, customer: null }],
    ["coupon_used", { ...offered, coupon: { ...coupon, redeemedAt: nine("2026-11-25") } }],
    ["marketing_switched_off", off({ marketingOn: false })],
    ["flow_switched_off", off({ birthdays: { on: false } })],
    ["unsubscribed", { ...offered, noConsent: "unsubscribed" }],
    ["sunset", { ...offered, noConsent: "sunset" }],
  ])("ends the run: %s", (reason, given) => {
    for (const mail of BIRTHDAY_MAILS) expect(decide(given, mail, nine("2026-12-12"))).toEqual({ act: "stop", reason });
  });

  it("offers once in a calendar year, also when the birthday was changed, and again in the next", () => {
    const newYear = { ...facts, date: "2027-01-03", anchor: nine("2026-12-27") };
    const moved = { ...newYear, otherOfferAt: nine("2026-12-13") };
    expect(decide(moved, offer, nine("2026-12-27"))).toEqual({ act: "stop", reason: "offered_this_year" });
    expect(decide({ ...newYear, otherOfferAt: nine("2025-12-27") }, offer, nine("2026-12-27"))).toEqual({
      act: "send",
    });
    expect(decide({ ...offered, otherOfferAt: nine("2026-01-05") }, reminder, nine("2026-12-12"))).toEqual({
      act: "send",
    });
  });

  it("is in time when a birthday is told late, and is dropped alone once its worth is gone", () => {
    expect(decide(facts, offer, later(nine("2026-11-30"), HOUR_MS))).toEqual({ act: "send" });
    expect(decide(facts, offer, later(nine("2026-12-12"), 1))).toEqual({ act: "drop", reason: "too_late" });
    expect(decide(offered, reminder, new Date("2026-12-15T21:00:00.000Z"))).toEqual({
      act: "drop",
      reason: "too_late",
    });
  });

  it("reminds of no offer that was never made", () => {
    expect(decide(facts, reminder, nine("2026-12-12"))).toEqual({ act: "drop", reason: "nothing_to_show" });
  });

  it("waits until it is due; the reminder goes by the coupon as it was made, whatever the setting is now", () => {
    expect(decide(facts, offer, nine("2026-11-23"))).toMatchObject({ act: "defer", retryAt: nine("2026-11-24") });
    expect(decide(off({ birthdays: { validDays: 30 } }), reminder, nine("2026-12-11"))).toEqual({
      act: "defer",
      reason: "not_due_yet",
      retryAt: nine("2026-12-12"),
    });
  });

  it("keeps its times when the flow runs faster than the world", () => {
    const days = (nine("2026-12-12").getTime() - facts.anchor.getTime()) / 3_600;
    expect(decide(offered, reminder, later(facts.anchor, days - 1), 3_600)).toMatchObject({ act: "defer" });
    expect(decide(offered, reminder, later(facts.anchor, days), 3_600)).toEqual({ act: "send" });
  });

  it("has one key per person, calendar year and mail", () => {
    expect(onceKeyOf("cus_1", "2026-12-01", offer)).toBe("birthdays:cus_1:2026:1");
    expect(subjectKeyOf("cus_1", "2026-12-01")).toBe(subjectKeyOf("cus_1", "2026-03-01"));
  });
});
