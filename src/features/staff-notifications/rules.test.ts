import { expect, it } from "vitest";
import { isNews, titleWithCount } from "./rules";

it("puts one count before a page's title and takes it away again", () => {
  expect(titleWithCount("Chat · Console", 3)).toBe("(3) Chat · Console");
  expect(titleWithCount("(3) Chat · Console", 120)).toBe("(99+) Chat · Console");
  expect(titleWithCount("(99+) Chat · Console", 0)).toBe("Chat · Console");
  expect(titleWithCount("(new) Baskets", 0)).toBe("(new) Baskets");
});

it("tells of what came after the last that was told, once", () => {
  expect(isNews("2026-11-22T09:00:00.001Z", "2026-11-22T09:00:00.000Z")).toBe(true);
  expect(isNews("2026-11-22T09:00:00.000Z", "2026-11-22T09:00:00.000Z")).toBe(false);
  expect(isNews("2026-11-22T08:00:00.000Z", "2026-11-22T09:00:00.000Z")).toBe(false);
});
