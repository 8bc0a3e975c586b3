import { describe, expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/time";
import {
  answeredBy,
  countAnswered,
  countByDuration,
  countByHour,
  countByMember,
  countFigures,
  percentile,
  wallClock,
} from "./rules";
import type { ConversationFacts } from "./schema";

const startedAt = new Date("2026-11-23T06:00:00Z");
const later = (ms: number) => new Date(startedAt.getTime() + ms);
const now = later(48 * HOUR_MS);
const conversation = (facts: Partial<ConversationFacts> = {}): ConversationFacts => ({
  id: "chs_1",
  startedAt,
  firstReplyAt: null,
  firstReplyBy: null,
  botAnswered: false,
  handedOverAt: null,
  closedAt: null,
  ...facts,
});
const nothing = { conversations: [], ends: [], ratings: [] };

describe("percentile", () => {
  it("lies between two numbers in proportion, and is missing for none", () => {
    expect(percentile([], 0.5)).toBeNull();
    expect(percentile([7], 0.9)).toBe(7);
    expect(percentile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(percentile([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100], 0.9)).toBe(90);
  });
});

describe("answeredBy", () => {
  it("gives every conversation exactly one kind", () => {
    expect(answeredBy(conversation({ firstReplyAt: later(1), botAnswered: true }), now)).toBe("person");
    expect(answeredBy(conversation({ botAnswered: true }), now)).toBe("bot");
    expect(answeredBy(conversation({ botAnswered: true, handedOverAt: later(1) }), now)).toBe("missed");
    expect(answeredBy(conversation(), later(HOUR_MS))).toBe("waiting");
    expect(answeredBy(conversation({ closedAt: later(1) }), later(HOUR_MS))).toBe("missed");
    expect(answeredBy(conversation(), later(24 * HOUR_MS))).toBe("missed");
  });

  it("adds up to all of them", () => {
    const all = [conversation(), conversation({ botAnswered: true }), conversation({ firstReplyAt: later(5) })];
    expect(countAnswered(all, later(1))).toEqual({ person: 1, bot: 1, waiting: 1, missed: 0 });
  });
});

describe("countByHour", () => {
  it("counts by the shop's clock: 21:30 UTC on a Sunday is half past midnight on Monday", () => {
    const grid = countByHour([conversation({ startedAt: new Date("2026-11-22T21:30:00Z") })]);
    expect(grid[0]?.[0]).toBe(1);
    expect(grid.flat().reduce((sum, count) => sum + count, 0)).toBe(1);
  });
});

describe("countByDuration", () => {
  it("puts every duration into one class; an exact end belongs to the class it ends", () => {
    const counts = countByDuration([0, MINUTE_MS, 2 * MINUTE_MS, 2 * MINUTE_MS + 1, 9 * HOUR_MS]);
    expect(counts.map(({ count }) => count)).toEqual([2, 1, 1, 0, 0, 0, 1]);
  });
});

describe("countFigures", () => {
  it("has no number where there is nothing to count from, and never divides by nothing", () => {
    const values = Object.fromEntries(
      countFigures(nothing, nothing, wallClock, now).map(({ id, value }) => [id, value]),
    );
    expect(values).toMatchObject({
      conversations: 0,
      missed: 0,
      "first-response-median": null,
      resolved: null,
      satisfied: null,
    });
  });

  it("says whether the brief's goals are reached", () => {
    const facts = {
      conversations: [conversation({ firstReplyAt: later(MINUTE_MS), firstReplyBy: "stf_1" })],
      ends: [{ id: "chs_1", startedAt, closedAt: later(HOUR_MS), closedBy: "stf_1", resolved: true }],
      ratings: [{ staffId: "stf_1", stars: 3 }],
    };
    const figures = countFigures(facts, nothing, wallClock, now);
    const reached = Object.fromEntries(
      figures.flatMap(({ id, goal, value }) => (goal && value !== null ? [[id, goal.reached(value)]] : [])),
    );
    expect(reached).toEqual({ "first-response-median": true, resolved: true, satisfied: false });
    expect(
      countByMember(
        facts,
        [
          { id: "stf_1", name: "Asha" },
          { id: "stf_2", name: "Ben" },
        ],
        wallClock,
      ),
    ).toEqual([
      {
        staffId: "stf_1",
        name: "Asha",
        answered: 1,
        firstResponseMs: MINUTE_MS,
        closed: 1,
        resolvedShare: 1,
        ratings: 1,
        satisfiedShare: 0,
      },
    ]);
  });
});
