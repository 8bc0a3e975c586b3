import { expect, test } from "vitest";
import type { Fact } from "./facts";
import { WebhookEvents } from "./webhook-events";

const count = (number: number, channel = "news"): Fact => ({ kind: "count", channel, count: number });

test("a channel is occupied once, however many come, and vacated three seconds after the last has left", () => {
  const events = new WebhookEvents(3_000);
  expect(events.of(count(1), 0)).toEqual([{ name: "channel_occupied", channel: "news" }]);
  expect(events.of(count(2), 10)).toEqual([]);
  expect(events.of(count(1), 20)).toEqual([]);
  expect(events.of(count(0), 30)).toEqual([]);
  expect(events.due(3_029)).toEqual([]);
  expect(events.due(3_030)).toEqual([{ name: "channel_vacated", channel: "news" }]);
  expect(events.due(9_000)).toEqual([]);
  expect(events.of(count(1), 9_000)).toEqual([{ name: "channel_occupied", channel: "news" }]);
});

test("who is back in time has never left", () => {
  const events = new WebhookEvents(3_000);
  const anna = { channel: "presence-shop", userId: "anna" };
  expect(events.of({ kind: "joined", ...anna }, 0)).toEqual([
    { name: "member_added", channel: "presence-shop", user_id: "anna" },
  ]);
  events.of({ kind: "left", ...anna }, 100);
  expect(events.of({ kind: "joined", ...anna }, 3_000)).toEqual([]);
  expect(events.due(10_000)).toEqual([]);
  events.of({ kind: "left", ...anna }, 20_000);
  expect(events.due(23_000)).toEqual([{ name: "member_removed", channel: "presence-shop", user_id: "anna" }]);
});

test("one who leaves does not hasten another", () => {
  const events = new WebhookEvents(3_000);
  for (const channel of ["a", "b"]) events.of(count(1, channel), 0);
  events.of(count(0, "a"), 1_000);
  events.of(count(0, "b"), 2_000);
  expect(events.due(4_000)).toEqual([{ name: "channel_vacated", channel: "a" }]);
  expect(events.due(5_000)).toEqual([{ name: "channel_vacated", channel: "b" }]);
});

test("a member and a channel of the same words are two", () => {
  const events = new WebhookEvents(3_000);
  events.of(count(1, "presence-a"), 0);
  expect(events.of({ kind: "joined", channel: "presence-a", userId: "" }, 0)).toHaveLength(1);
});
