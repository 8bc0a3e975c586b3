import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/time";
import { mailLimits } from "./get-mail-limits";
import { capUntil, decideMarketing, type MarketingFacts } from "./rules";

const now = new Date("2026-11-24T09:00:00Z");
const facts = (frequency: MarketingFacts["frequency"], ...agesMs: number[]): MarketingFacts => ({
  ...{ blocked: null, agesMs, now, limits: mailLimits.parse({}), isHoliday: () => false },
  ...(frequency ? { frequency } : {}),
});
const later = (ms: number) => new Date(now.getTime() + ms);

describe("who wants to be mailed less often", () => {
  it("gets one mail in 7 days, or in 30, counted from the last one", () => {
    expect(capUntil(facts("weekly", 2 * DAY_MS))).toEqual({ until: later(5 * DAY_MS), reason: "cap_wish" });
    expect(capUntil(facts("monthly", 25 * DAY_MS, 29 * DAY_MS))).toEqual({
      until: later(5 * DAY_MS),
      reason: "cap_wish",
    });
    expect(decideMarketing(facts("weekly", 7 * DAY_MS))).toEqual({ act: "send" });
    expect(decideMarketing(facts("monthly", 30 * DAY_MS))).toEqual({ act: "send" });
    expect(decideMarketing(facts("monthly"))).toEqual({ act: "send" });
  });

  it("is held by the caps of the shop too", () => {
    expect(capUntil(facts("all", 2 * HOUR_MS))).toMatchObject({ reason: "cap_between" });
    expect(capUntil(facts(undefined, 10 * DAY_MS))).toBeNull();
    expect(capUntil(facts("all", DAY_MS, 2 * DAY_MS, 3 * DAY_MS))).toMatchObject({ reason: "cap_week" });
  });

  it("does not get what makes no sense any more by then", () => {
    const mail = { ...facts("monthly", DAY_MS), validUntil: later(7 * DAY_MS) };
    expect(decideMarketing(mail)).toEqual({ act: "decline", reason: "too_late" });
  });
});
