import { describe, expect, it } from "vitest";
import { flowSettings } from "@/features/automations/schema";
import { DAY_MS, HOUR_MS } from "@/lib/time";
import {
  anchorOf,
  couponEnd,
  decideReactivation,
  lastHeard,
  onceKeyOf,
  REACTIVATION_MAILS,
  type ReactivationMail,
  type SilenceFacts,
} from "./rules";

const silentSince = new Date("2026-06-01T09:00:00.000Z");
const day = (days: number) => new Date(silentSince.getTime() + days * DAY_MS);
const [missYou, winBack, stayOrGo] = REACTIVATION_MAILS;
const none = { orderedAt: null, clickedAt: null, chattedAt: null };
const facts: SilenceFacts = {
  subscription: { email: "amina@example.com" },
  silentSince,
  anchor: silentSince,
  signs: none,
  openChat: false,
  noConsent: null,
  settings: flowSettings.parse({}),
};
const off = (changes: object): SilenceFacts => ({ ...facts, settings: flowSettings.parse(changes) });
const decide = (given: SilenceFacts, mail: ReactivationMail, now: Date, scale = 1) =>
  decideReactivation(given, mail, now, scale);

describe("a mail to a silent subscriber", () => {
  it("goes after 60, 90 and 120 days", () => {
    expect(decide(facts, missYou, day(60))).toEqual({ act: "send" });
    expect(decide(facts, winBack, day(90))).toEqual({ act: "send" });
    expect(decide(facts, stayOrGo, day(120))).toEqual({ act: "send" });
    expect(decide(facts, winBack, day(60))).toMatchObject({ act: "defer", retryAt: day(90) });
  });

  it.each<[string, SilenceFacts]>([
    ["person_gone", { ...facts, subscription: null }],
    ["order_placed", { ...facts, signs: { ...none, orderedAt: day(1) } }],
    ["clicked", { ...facts, signs: { ...none, clickedAt: day(1) } }],
    ["chatted", { ...facts, signs: { ...none, chattedAt: day(1) } }],
    ["open_chat", { ...facts, openChat: true }],
    ["marketing_switched_off", off({ marketingOn: false })],
    ["flow_switched_off", off({ reactivation: { on: false } })],
    ["unsubscribed", { ...facts, noConsent: "unsubscribed" }],
    ["sunset", { ...facts, noConsent: "sunset" }],
  ])("ends the run: %s", (reason, given) => {
    for (const mail of REACTIVATION_MAILS) expect(decide(given, mail, day(120))).toEqual({ act: "stop", reason });
  });

  it("goes when the last sign of life is the one that the silence began with", () => {
    const signs = { orderedAt: silentSince, clickedAt: silentSince, chattedAt: silentSince };
    expect(decide({ ...facts, signs }, missYou, day(60))).toEqual({ act: "send" });
  });

  it("is dropped alone when the next one is due before it could go", () => {
    expect(decide(facts, missYou, day(91))).toEqual({ act: "drop", reason: "too_late" });
    expect(decide(facts, stayOrGo, day(150))).toEqual({ act: "send" });
    expect(decide(facts, stayOrGo, day(151))).toEqual({ act: "drop", reason: "too_late" });
  });

  it("keeps its times when the flow runs faster than the world", () => {
    const now = new Date(silentSince.getTime() + (60 * DAY_MS) / 3_600);
    expect(decide(facts, missYou, now, 3_600)).toEqual({ act: "send" });
    expect(decide(facts, missYou, new Date(now.getTime() - 1), 3_600)).toMatchObject({ act: "defer" });
  });

  it("has one key per silence and mail", () => {
    expect(onceKeyOf("sub_1", silentSince, winBack)).toBe(`reactivation:sub_1:${silentSince.getTime()}:2`);
  });
});

describe("a silence", () => {
  it("begins with the last sign of life, the confirmation when there is no other", () => {
    expect(lastHeard({ ...none, confirmedAt: silentSince })).toEqual(silentSince);
    expect(lastHeard({ ...none, confirmedAt: silentSince, orderedAt: day(2), clickedAt: day(1) })).toEqual(day(2));
    expect(lastHeard({ ...none, confirmedAt: silentSince }, day(3))).toEqual(day(3));
  });

  it("that is found late begins with the first mail all the same, so that nobody gets a goodbye without a hello", () => {
    const { settings } = facts;
    expect(anchorOf(silentSince, day(60), settings, 1)).toEqual(silentSince);
    expect(anchorOf(silentSince, day(61), settings, 1)).toEqual(day(1));
    const anchor = anchorOf(silentSince, day(400), settings, 1);
    expect(decide({ ...facts, anchor }, missYou, day(400))).toEqual({ act: "send" });
    expect(decide({ ...facts, anchor }, stayOrGo, day(400))).toMatchObject({ act: "defer", retryAt: day(460) });
  });
});

describe("the offer", () => {
  it("is valid to the end of the shop's day two weeks later", () => {
    expect(couponEnd(new Date("2026-11-24T22:30:00.000Z"), 14)).toEqual(new Date("2026-12-09T20:59:59.000Z"));
    expect(couponEnd(new Date(Date.parse("2026-11-24T06:00:00.000Z") + HOUR_MS), 1)).toEqual(
      new Date("2026-11-25T20:59:59.000Z"),
    );
  });
});
