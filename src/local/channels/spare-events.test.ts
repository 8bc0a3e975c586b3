import { expect, test } from "vitest";
import { SpareEvents } from "./spare-events";

test("spare events are those of the last ten seconds, once", () => {
  const spare = new SpareEvents(10_000);
  spare.keep("old", 0);
  spare.keep("new", 5_000);
  expect(spare.take(11_000)).toEqual(["new"]);
  expect(spare.take(11_000)).toEqual([]);
  spare.keep("told", 12_000);
  spare.keep("untold", 15_000);
  expect(spare.take(16_000, 2_000)).toEqual(["untold"]);
});

test("spare events take bounded memory, the last ones stay", () => {
  const spare = new SpareEvents(10_000);
  for (let number = 0; number < 50_000; number++) spare.keep(String(number), 0);
  const kept = spare.take(1);
  expect(kept.length).toBeLessThanOrEqual(10_000);
  expect(kept.at(-1)).toBe("49999");
});
