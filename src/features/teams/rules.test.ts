import { expect, it } from "vitest";
import { chooseTeam, matchTeam, whereaboutsOf } from "./rules";

const delivery = { id: "t1", name: "Delivery", keywords: ["delivery", "delivery fee"] };
const billing = { id: "t2", name: "Billing", keywords: ["M-Pesa", "fee"] };
const teams = [delivery, billing];
const now = new Date("2026-11-22T09:00:00Z");

it("finds the team by whole words in any case, the longer keyword first", () => {
  expect(matchTeam("I paid by m-pesa!", teams)).toBe(billing);
  expect(matchTeam("What is the DELIVERY FEE?", teams)).toBe(delivery);
  expect(matchTeam("A feeling about deliveries", teams)).toBeNull();
});

it("goes by the words, then by the bot's rule, then where it is, then the default team", () => {
  const wishes = { hintTeamId: "t2", teamId: "t1", defaultTeamId: "t1" };
  expect(chooseTeam(teams, { ...wishes, content: "delivery" })).toBe(delivery);
  expect(chooseTeam(teams, { ...wishes, content: "hello" })).toBe(billing);
  expect(chooseTeam(teams, { teamId: "t1", defaultTeamId: "t2" })).toBe(delivery);
  expect(chooseTeam(teams, { teamId: null, defaultTeamId: "t2" })).toBe(billing);
  expect(chooseTeam(teams, { teamId: null, defaultTeamId: null })).toBeNull();
  expect(chooseTeam([billing], { teamId: "t1", defaultTeamId: null })).toBeNull();
});

it("counts a member as gone 75 s after the last sign of life, whatever he chose", () => {
  const seen = (msAgo: number) => new Date(now.getTime() - msAgo);
  expect(whereaboutsOf({ status: "online", seenAt: seen(75_000) }, now)).toBe("online");
  expect(whereaboutsOf({ status: "away", seenAt: seen(1_000) }, now)).toBe("away");
  expect(whereaboutsOf({ status: "online", seenAt: seen(75_001) }, now)).toBe("gone");
  expect(whereaboutsOf(null, now)).toBe("gone");
});
