import { describe, expect, test } from "vitest";
import { checkExpression, isTrue, keyOf } from "./expressions";

const scope = {
  event: { name: "a/b", data: { n: 2, s: "abc", list: [1, 2], nothing: null, deep: { id: "x" } } },
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
  ])("%s is %s", (text, expected) => expect(isTrue(text, scope)).toBe(expected));
});

describe("checkExpression", () => {
  test.each([
    ["1 +", "Unexpected token"],
    ["foo.bar == 1", "Unknown variable: foo"],
    ["lowercase(event.data.s) == 'x'", "lowercase"],
    ["event.data.s.lowerAscii() == 'x'", "lowerAscii() is not supported"],
  ])("refuses %s", (text, reason) => expect(() => checkExpression(text)).toThrow(reason));
  test("accepts what the SDK makes of match", () =>
    expect(() => checkExpression("event.data.cartId == async.data.cartId")).not.toThrow());
});

test("equal values give one key, and a missing one is a key of its own", () => {
  expect(keyOf("event.data.s", scope)).toBe('"abc"');
  expect(keyOf("event.data.s + '-' + string(event.data.n)", scope)).toBe('"abc-2"');
  expect(keyOf("event.data.missing", scope)).toBe("null");
});
