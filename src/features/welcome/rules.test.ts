import { describe, expect, it } from "vitest";
import { flowSettings } from "@/features/automations/schema";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time";
import { decideWelcome, onceKeyOf, timesOf, WELCOMES, type Welcome, type WelcomeFacts } from "./rules";

const anchor = new Date("2026-11-24T09:00:00.000Z");
const later = (ms: number) => new Date(anchor.getTime() + ms);
const [welcome, favourites, help] = WELCOMES;
const facts: WelcomeFacts = {
  subscription: { confirmedAt: anchor },
  anchor,
  orderedSince: false,
  hasFavourites: true,
  settings: flowSettings.parse({}),
};
const off = (changes: object): WelcomeFacts => ({ ...facts, settings: flowSettings.parse(changes) });
const decide = (given: WelcomeFacts, one: Welcome, now: Date, scale = 1) => decideWelcome(given, one, now, scale);

describe("a mail of the welcome series", () => {
  it("goes at once, on day 2 and on day 5", () => {
    expect(decide(facts, welcome, anchor)).toEqual({ act: "send" });
    expect(decide(facts, favourites, later(2 * DAY_MS))).toEqual({ act: "send" });
    expect(decide(facts, help, later(5 * DAY_MS))).toEqual({ act: "send" });
  });

  it.each<[string, WelcomeFacts]>([
    ["person_gone", { ...facts, subscription: null }],
    ["order_placed", { ...facts, orderedSince: true }],
    ["confirmed_anew", { ...facts, subscription: { confirmedAt: later(HOUR_MS) } }],
    ["marketing_switched_off", off({ marketingOn: false })],
    ["flow_switched_off", off({ welcome: { on: false } })],
  ])("ends the run: %s", (reason, given) => {
    for (const one of WELCOMES) expect(decide(given, one, later(5 * DAY_MS))).toEqual({ act: "stop", reason });
  });

  it("says the order first when several things happened", () => {
    const given = { ...off({ marketingOn: false }), orderedSince: true };
    expect(decide(given, favourites, anchor)).toEqual({ act: "stop", reason: "order_placed" });
  });

  it("waits until it is due, by waits that staff change under way", () => {
    expect(decide(facts, favourites, later(DAY_MS))).toEqual({
      act: "defer",
      reason: "not_due_yet",
      retryAt: later(2 * DAY_MS),
    });
    expect(decide(off({ welcome: { favouritesAfterMinutes: 60 } }), favourites, later(HOUR_MS))).toEqual({
      act: "send",
    });
  });

  it("is dropped alone when the next one is due before it could go", () => {
    expect(decide(facts, welcome, later(2 * DAY_MS + 1))).toEqual({ act: "drop", reason: "too_late" });
    expect(decide(facts, help, later(12 * DAY_MS))).toEqual({ act: "send" });
    expect(decide(facts, help, later(12 * DAY_MS + 1))).toEqual({ act: "drop", reason: "too_late" });
  });

  it("that shows what others love is dropped alone when there is nothing to show", () => {
    const empty = { ...facts, hasFavourites: false };
    expect(decide(empty, favourites, later(2 * DAY_MS))).toEqual({ act: "drop", reason: "nothing_to_show" });
    expect(decide(empty, help, later(5 * DAY_MS))).toEqual({ act: "send" });
  });

  it("keeps its times when the flow runs faster than the world", () => {
    expect(decide(facts, favourites, later(2 * 24 * 1_000), 3_600)).toEqual({ act: "send" });
    expect(decide(facts, favourites, later(2 * 24 * 1_000 - 1), 3_600)).toMatchObject({ act: "defer" });
  });

  it("has its own key in each series", () => {
    expect(onceKeyOf("sub_1", anchor, help)).toBe(`welcome:sub_1:${anchor.getTime()}:3`);
    expect(onceKeyOf("sub_1", later(MINUTE_MS), help)).not.toBe(onceKeyOf("sub_1", anchor, help));
    expect(timesOf(help, anchor, facts.settings).due).toEqual(later(5 * DAY_MS));
  });
});
