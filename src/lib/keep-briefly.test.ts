import { afterEach, expect, test, vi } from "vitest";
import { dropKept, keepBriefly } from "./keep-briefly";

afterEach(() => {
  dropKept();
  vi.useRealTimers();
});

const counted = () => {
  let loads = 0;
  return async () => {
    loads += 1;
    return loads;
  };
};

test("loads once for those who ask at once, and again when the time is over", async () => {
  vi.useFakeTimers();
  const load = counted();
  const ask = () => keepBriefly("test.a", 3_000, load);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  vi.advanceTimersByTime(2_999);
  expect(await ask()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(await ask()).toBe(2);
});

test("loads again after its keys were dropped, others stay", async () => {
  const [a, b] = [counted(), counted()];
  const ask = () => Promise.all([keepBriefly("one.a", 60_000, a), keepBriefly("two.b", 60_000, b)]);
  await ask();
  dropKept("one.");
  expect(await ask()).toEqual([2, 1]);
});

test("does not keep a failure", async () => {
  await expect(keepBriefly("test.b", 60_000, () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await keepBriefly("test.b", 60_000, async () => "back")).toBe("back");
});
