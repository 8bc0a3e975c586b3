import { expect, test } from "vitest";
import type { Run } from "./lock-run";
import { checkStepCount, checkStepSize, countBytes } from "./run-limits";

const MEGABYTE = 1024 * 1024;
const some = (count: number) => Array.from({ length: count }, (_, i) => String(i));

function runWith(parts: Partial<Run>): Run {
  return {
    id: "r",
    functionId: "shop-big",
    events: [],
    stack: [],
    pending: [],
    forcePlan: false,
    reqVersion: 2,
    stateBytes: 0,
    createdAt: new Date(0),
    ...parts,
  };
}

test("a step may give 4 MB and no byte more; the refusal names the function and the step", () => {
  const check = (bytes: number) => () => checkStepSize(runWith({}), 'the result of step "it"', "x".repeat(bytes));
  expect(check(4 * MEGABYTE)).not.toThrow();
  expect(check(4 * MEGABYTE + 1)).toThrow('shop-big: the result of step "it" has 4194305 bytes, over 4194304');
});

test("a step may give 500 levels and no level more, as deeper values could not be written again", () => {
  const check = (levels: number) => () => checkStepSize(runWith({}), "it", "[".repeat(levels) + "]".repeat(levels));
  expect(check(500)).not.toThrow();
  expect(check(501)).toThrow("shop-big: it is nested over 500 levels");
});

test("characters count by the bytes they take", () => {
  expect(() => checkStepSize(runWith({}), "it", "€".repeat(2 * MEGABYTE))).toThrow("has 6291456 bytes");
});

test("a run may hold 32 MB of results and no byte more", () => {
  const run = runWith({});
  for (let i = 0; i < 8; i++) countBytes(run, "x".repeat(4 * MEGABYTE));
  expect(run.stateBytes).toBe(32 * MEGABYTE);
  expect(() => countBytes(run, "x")).toThrow("shop-big: the run exceeded the state size limit");
});

test("a run may have 1,000 steps, finished and pending ones together", () => {
  expect(() => checkStepCount(runWith({ stack: some(600), pending: some(400) }))).not.toThrow();
  expect(() => checkStepCount(runWith({ stack: some(600), pending: some(400) }), 1)).toThrow("limit of 1000 steps");
});
