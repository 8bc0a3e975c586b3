import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { gatherCalls } from "./gather-calls";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("answers the first ring soon, a burst at its pace, and the last ring always", () => {
  const run = vi.fn();
  const { ring } = gatherCalls(run, { firstMs: 50, gapMs: 1_000 });
  for (let ms = 0; ms < 3_000; ms += 20) {
    ring();
    vi.advanceTimersByTime(20);
  }
  expect(run).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledTimes(4);
  vi.advanceTimersByTime(5_000);
  ring();
  vi.advanceTimersByTime(50);
  expect(run).toHaveBeenCalledTimes(5);
});

it("runs no more once it has ended", () => {
  const run = vi.fn();
  const { ring, end } = gatherCalls(run, { firstMs: 50, gapMs: 1_000 });
  ring();
  end();
  vi.advanceTimersByTime(5_000);
  expect(run).not.toHaveBeenCalled();
});
