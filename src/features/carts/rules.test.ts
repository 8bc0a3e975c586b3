import { describe, expect, test } from "vitest";
import { isSellable, mayAbandon, mayHold, totalsOf } from "./rules";

describe("mayHold", () => {
  test("allows what can be sold, to the last piece", () => {
    expect(mayHold(3, 3, 0)).toEqual({ ok: true });
  });

  test("says how many are left, and how many are in the cart already", () => {
    expect(mayHold(1, 0, 0)).toEqual({ ok: false, message: "This is sold out at the moment." });
    expect(mayHold(5, 1, 0)).toMatchObject({ message: "There is only 1 left. Please choose 1 or fewer." });
    expect(mayHold(5, 3, 2)).toMatchObject({
      message: "There are only 3 left, and 2 of them are in your cart already.",
    });
    expect(mayHold(4, 3, 3)).toMatchObject({ message: "There are only 3 left, and you have 3 in your cart already." });
  });
});

test("sums pieces and cents", () => {
  const lines = [
    { priceCents: 145_000, quantity: 2, stock: 5 },
    { priceCents: 50, quantity: 1, stock: 1 },
  ];
  expect(totalsOf(lines)).toEqual({ subtotalCents: 290_050, pieces: 3 });
  expect(isSellable(lines)).toBe(true);
  expect(isSellable([{ priceCents: 1, quantity: 2, stock: 1 }])).toBe(false);
  expect(isSellable([])).toBe(false);
});

describe("mayAbandon", () => {
  const cart = { revision: 3, email: "a@b.ke", abandonedAt: null, orderedAt: null, mergedAt: null, pieces: 1 };
  const at = new Date("2026-11-22T10:00:00Z");

  test("abandons a cart with lines and an address, at the revision that was meant", () => {
    expect(mayAbandon(cart, 3)).toBe("abandoned");
    expect(mayAbandon(cart, null)).toBe("abandoned");
  });

  test.each([
    ["changed", cart, 2],
    ["ordered", { ...cart, orderedAt: at }, 3],
    ["merged", { ...cart, mergedAt: at }, 3],
    ["empty", { ...cart, pieces: 0 }, 3],
    ["no_email", { ...cart, email: null }, 3],
    ["already_abandoned", { ...cart, abandonedAt: at }, 3],
  ] as const)("says %s", (reason, facts, revision) => {
    expect(mayAbandon(facts, revision)).toBe(reason);
  });
});
