import { expect, it } from "vitest";
import { formatDateTime, shopClock, shopMoment } from "./time";

it("reads the shop's wall clock three hours before UTC's, over midnight too", () => {
  expect(shopClock(new Date("2026-11-22T20:59:00Z"))).toEqual({ date: "2026-11-22", hour: 23, minute: 59, weekday: 0 });
  expect(shopClock(new Date("2026-11-22T21:00:00Z"))).toEqual({ date: "2026-11-23", hour: 0, minute: 0, weekday: 1 });
});

it("finds the moment at which that clock shows an hour", () => {
  expect(shopMoment("2026-11-23", 8).toISOString()).toBe("2026-11-23T05:00:00.000Z");
  expect(shopClock(shopMoment("2026-12-31", 20))).toMatchObject({ date: "2026-12-31", hour: 20, minute: 0 });
});

it("writes moments in shop time", () => {
  expect(formatDateTime(new Date("2026-11-22T14:05:00Z"))).toMatch(/22 Nov.*17:05/);
  expect(formatDateTime(new Date("2026-12-20T20:59:00Z"), "sw")).toMatch(/20 Des.*23:59/);
});
