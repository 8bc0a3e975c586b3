import { expect, it } from "vitest";
import { formatKes } from "./money";

it.each([
  [145_000, "KSh 1,450"],
  [0, "KSh 0"],
  [99, "KSh 0.99"],
  [-19_500, "− KSh 195"],
  [-50, "− KSh 0.50"],
  [123_456_789, "KSh 1,234,567.89"],
])("writes %i cents as %s", (cents, text) => {
  expect(formatKes(cents)).toBe(text);
});
