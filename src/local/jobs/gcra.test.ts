import { describe, expect, test } from "vitest";
import { type Rate, spacingUs, takeFromRate } from "./gcra";

const BEGIN = Date.parse("2026-11-23T00:00:00Z");
const at = (ms: number) => new Date(BEGIN + ms);

/** Starts let through at these moments (ms after the beginning). */
function admitted(rate: Rate, moments: number[]): number[] {
  let arrival: number | null = null;
  return moments.filter((moment) => {
    const { isAdmitted, state } = takeFromRate(rate, arrival, at(moment));
    arrival = state.arrivalUs;
    return isAdmitted;
  });
}

/** The same rule told otherwise: a bucket of burst + 1 tokens that one token fills every spacing, in exact integers. */
function admittedByBucket(rate: Rate, moments: number[]): number[] {
  const spacing = BigInt(spacingUs(rate));
  const full = BigInt(rate.burst + 1) * spacing;
  let [level, last] = [full, 0n];
  return moments.filter((moment) => {
    const now = BigInt(moment) * 1_000n;
    level = level + (now - last) > full ? full : level + (now - last);
    last = now;
    if (level < spacing) return false;
    level -= spacing;
    return true;
  });
}

/** Mulberry32: the same numbers in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

test("lets through what a token bucket lets through, for 2,000 random rates and arrivals", () => {
  for (let seed = 1; seed <= 2_000; seed++) {
    const random = randomFrom(seed);
    const rate = { limit: 1 + random(50), periodMs: 1_000 + random(100_000), burst: random(6) };
    let moment = random(1_000);
    const moments = Array.from({ length: 60 }, () => (moment += random(3) === 0 ? 0 : random(4_000)));
    expect(admitted(rate, moments), `seed ${seed}`).toEqual(admittedByBucket(rate, moments));
  }
});

describe("known from the real server", () => {
  test("ten a minute with a burst of one lets two through at once, then one every six seconds", () => {
    expect(admitted({ limit: 10, periodMs: 60_000, burst: 1 }, [0, 0, 0, 5_999, 6_000, 6_001, 12_000])).toEqual([
      0, 0, 6_000, 12_000,
    ]);
  });
  test("one in three seconds without a burst is spaced by three seconds", () => {
    expect(admitted({ limit: 1, periodMs: 3_000, burst: 0 }, [0, 1, 2_999, 3_000, 5_999, 6_000])).toEqual([
      0, 3_000, 6_000,
    ]);
  });
});

test("says from when on one more is let through", () => {
  const rate = { limit: 1, periodMs: 3_000, burst: 1 };
  const first = takeFromRate(rate, null, at(0));
  expect(first.state.freeAtUs).toBe(at(0).getTime() * 1_000);
  const second = takeFromRate(rate, first.state.arrivalUs, at(0));
  expect(second.state.freeAtUs).toBe(at(3_000).getTime() * 1_000);
  const third = takeFromRate(rate, second.state.arrivalUs, at(0));
  expect(third).toEqual({ isAdmitted: false, state: second.state });
});

test("a clock that is set back by a day holds back for one spacing, not for a day", () => {
  const rate = { limit: 1, periodMs: 3_000, burst: 0 };
  const ahead = takeFromRate(rate, null, at(86_400_000));
  const { isAdmitted, state } = takeFromRate(rate, ahead.state.arrivalUs, at(0));
  expect(isAdmitted).toBe(false);
  expect(takeFromRate(rate, state.arrivalUs, at(3_000)).isAdmitted).toBe(true);
});
