import { expect, it } from "vitest";
import { fitMessages, htmlSize } from "./fit-messages";

const at = new Date("2026-11-22T09:00:00Z");
const message = (content: string) => ({ from: "Asha", content, at });

it("keeps the newest messages that fit, in their order, and counts the others", () => {
  const all = ["one", "two", "three"].map(message);
  expect(fitMessages(all, 10_000)).toEqual({ shown: all, leftOut: 0 });
  expect(fitMessages(all, 300)).toEqual({ shown: all.slice(1), leftOut: 1 });
});

it("never leaves out the newest one, and knows an empty conversation", () => {
  expect(fitMessages([message("a"), message("b".repeat(900))], 100).shown).toHaveLength(1);
  expect(fitMessages([], 100)).toEqual({ shown: [], leftOut: 0 });
});

it("counts what a text becomes in HTML", () => {
  expect(htmlSize('<"')).toBe("&lt;&quot;".length);
  expect(htmlSize("a\nb")).toBe("a<br/>b".length);
  expect(htmlSize("🧺")).toBe(4);
});
