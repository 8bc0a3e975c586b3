import { expect, test } from "vitest";
import { arrivalKeys, waitKey } from "./match-keys";

test("a wait on the same field meets the event that carries the same value", () => {
  const key = waitKey("event.data.cart.id == async.data.cart.id", { cart: { id: "c1" } });
  expect(key).toBe('cart.id="c1"');
  expect(arrivalKeys({ cart: { id: "c1", n: 2 }, other: true })).toContain(key);
  expect(arrivalKeys({ cart: { id: "c2" } })).not.toContain(key);
});

test("what cannot be indexed is found by its name alone", () => {
  expect(waitKey("event.data.a == async.data.b", { a: 1 })).toBeNull();
  expect(waitKey("event.data.missing == async.data.missing", {})).toBeNull();
  expect(waitKey("event.data.a.b.c.d.e == async.data.a.b.c.d.e", { a: { b: { c: { d: { e: 1 } } } } })).toBeNull();
  expect(waitKey(undefined, {})).toBeNull();
});
