import { expect, test } from "vitest";
import { idsFromSeed, newId } from "./event-ids";

test("derives the ids that the real server derived from the same seed", () => {
  expect(idsFromSeed("1795347984519,B6bfdPKGTVv61g==", 2)).toEqual([
    "01M81H8C470YKDYX7JGS6NQYPQ",
    "01M81H8C470YKDYX7JGS6NQYPR",
  ]);
  expect(idsFromSeed("1795349031267,aiuvvun0fY2QCw==", 1)).toEqual(["01M81J8AB3D8NTZFQ9YHYRV40C"]);
});

test.each([undefined, "", "x,y", "1795349031267", "1795349031267,AAAA"])("takes %j for no seed", (seed) =>
  expect(idsFromSeed(seed, 1)).toBeNull(),
);

test("new ids sort by time", () => {
  expect(newId(new Date(1_000)) < newId(new Date(1_001))).toBe(true);
  expect(newId(new Date())).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
});

test("new ids sort in the order in which they were made, also within a millisecond", () => {
  const ids = [1, 2, 1, 2, 1, 3, 1].map((ms) => newId(new Date(ms)));
  expect(new Set(ids).size).toBe(7);
  const first = ids.filter((_, index) => index % 2 === 0);
  expect([...first].sort()).toEqual(first);
});
