import { describe, expect, test } from "vitest";
import { backoffMs, retryAfterMs } from "./backoff";

describe("backoffMs", () => {
  test("follows Inngest's table and stays at two hours", () => {
    expect([0, 1, 2, 9, 19].map((attempt) => backoffMs(attempt, 0))).toEqual([15e3, 30e3, 60e3, 7_200e3, 7_200e3]);
  });
  test("adds at most 30 s of jitter", () => expect(backoffMs(0, 0.999)).toBeLessThanOrEqual(45_000));
});

describe("retryAfterMs", () => {
  const now = new Date("2026-11-22T10:00:00Z");
  test.each([
    ["2", 2_000],
    ["0", 1_000],
    ["2026-11-22T10:00:30.000Z", 30_000],
    ["2026-11-21T10:00:00.000Z", 1_000],
    ["999999", 86_400_000],
  ])("reads %s as %i ms", (header, ms) => expect(retryAfterMs(header, now)).toBe(ms));
  test("leaves it to the table when there is nothing readable", () => {
    expect(retryAfterMs(undefined, now)).toBeUndefined();
    expect(retryAfterMs("later", now)).toBeUndefined();
  });
});
