import { describe, expect, test } from "vitest";
import { checkExpression, isTrue, keyOf, numberOf, readKey } from "./expressions";

const scope = {
  event: {
    name: "a/b",
    ts: 1_795_347_984_519,
    data: {
      n: 2,
      s: "abc",
      list: [1, 2],
      nothing: null,
      deep: { id: "x" },
      shout: "aBC",
      day: "2026-01-02",
      moment: "2026-01-02T01:00:00+00:00",
    },
  },
  async: { data: { s: "abc", n: 3 } },
};

describe("what the real server and we agree on (INNGEST.md b.10)", () => {
  test.each([
    ["event.data.missing == null", true],
    ["event.data.a.b.c == null", true],
    ["event.data.missing != 'x'", true],
    ["event.data.missing == event.data.missing2", false],
    ["event.data.missing > 2", false],
    ["!event.data.missing", false],
    ["event.data.missing && true", false],
    ["true || event.data.missing", true],
    ["event.data.missing == 'x' || event.data.n == 2", true],
    ["!(event.data.missing == null)", false],
    ["event.data.n > 1", true],
    ["event.data.n == 2", true],
    ["event.data.n == '2'", false],
    ["event.data.nothing == null", true],
    ["event.data.s == async.data.s", true],
    ["event.data.n == async.data.n", false],
    ["event.data.deep.id == 'x' && event.data.s.startsWith('a')", true],
    ["event.data.n in [1, 2]", true],
    ["event.data.list.exists(x, x == 2)", true],
    ["has(event.data.missing)", false],
    ["event.data.missing == null ? event.data.n > 1 : false", true],
    ["event.data.n", false],
    ["lowercase(event.data.shout) == 'abc' && uppercase(event.data.s) == 'ABC'", true],
    ["lowercase(event.data.missing) == 'x'", false],
    ["date(event.data.day) < date(event.data.moment)", true],
    ["date(event.ts) > date('2026-11-22T00:00:00') && date(event.ts) < date(1795392000)", true],
    ["date(event.data.s) < date('2026-01-01')", false],
  ])("%s is %s", (text, expected) => expect(isTrue(text, scope)).toBe(expected));
});

describe("checkExpression", () => {
  test.each([
    ["1 +", "Unexpected token"],
    ["foo.bar == 1", "Unknown variable: foo"],
    ["lowercase(5) == 'x'", "lowercase(int)"],
    ["now() > date('2026-01-01')", "now()"],
    ["event.data.s.lowerAscii() == 'x'", "lowerAscii() is not supported"],
  ])("refuses %s", (text, reason) => expect(() => checkExpression(text)).toThrow(reason));
  test("accepts what the SDK makes of match", () =>
    expect(() => checkExpression("event.data.cartId == async.data.cartId")).not.toThrow());
});

test("equal values give one key, and what has none shares one", () => {
  expect(keyOf("event.data.s", scope)).toBe('"abc"');
  expect(keyOf("event.data.s + '-' + string(event.data.n)", scope)).toBe('"abc-2"');
  expect(keyOf("event.data.n", scope)).toBe(keyOf("'2'", scope));
  expect(keyOf("event.data.missing", scope)).toBe('"false"');
  expect(keyOf("event.data.s > 1", scope)).toBe('"false"');
  expect(keyOf("event.data.nothing", scope)).not.toBe(keyOf("'null'", scope));
  expect(keyOf(undefined, scope)).toBe("");
});

test("a key tells a value from none and from a failure", () => {
  expect(readKey("event.data.deep", scope)).toEqual({ kind: "key", key: JSON.stringify('{"id":"x"}') });
  expect(readKey("event.data.missing", scope)).toEqual({ kind: "none" });
  expect(readKey("event.data.n == 3", scope)).toEqual({ kind: "none" });
  expect(readKey("event.data.s > 1", scope)).toMatchObject({ kind: "failed" });
  expect(readKey("[1, 2]", scope)).toMatchObject({ kind: "key" });
});

test("a key of any length and with any character can be stored and indexed", () => {
  const keys = ["x".repeat(300_000), "y".repeat(300_000), "a\u0000b", "\ud800"].map((s) => {
    return keyOf("event.data.s", { event: { data: { s } } });
  });
  expect(new Set(keys).size).toBe(4);
  for (const key of keys) expect(key).toMatch(/^[\x20-\x7e]{1,200}$/);
});

test("a number is read from an expression, and nothing from what is none", () => {
  expect(numberOf("event.data.n > 1 ? 120 : 0", scope)).toBe(120);
  expect(numberOf("-event.data.n", scope)).toBe(-2);
  for (const text of ["event.data.missing", "1.5", "event.data.s", "event.data.s + 1", "event.data.list"]) {
    expect(numberOf(text, scope), text).toBeNull();
  }
});
