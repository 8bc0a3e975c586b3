import { describe, expect, test } from "vitest";
import { formatAverage, shownNameOf, stateOf } from "./rules";
import { writeReviewInput } from "./schema";

describe("a buyer's shown name", () => {
  test.each([
    ["Wanjiku Kamau", "Wanjiku K."],
    ["  Achieng   Atieno okoth ", "Achieng O."],
    ["Otieno", "Otieno"],
    ["", "A customer"],
    ["   ", "A customer"],
    ["Zoë 𝒦amau", "Zoë 𝒦."],
  ])("of %j is %j", (name, shown) => {
    expect(shownNameOf(name)).toBe(shown);
  });
});

test("a review waits until staff decide, and the last decision counts", () => {
  const at = new Date("2026-11-22T10:00:00Z");
  expect(stateOf({ publishedAt: null, rejectedAt: null })).toBe("waiting");
  expect(stateOf({ publishedAt: at, rejectedAt: null })).toBe("published");
  expect(stateOf({ publishedAt: null, rejectedAt: at })).toBe("rejected");
});

test("an average is shown to a tenth", () => {
  expect([5, 4.25, 4.333].map(formatAverage)).toEqual(["5", "4.3", "4.3"]);
});

describe("what a buyer sends", () => {
  const parse = (over: object) => writeReviewInput.safeParse({ token: "t", stars: "4", content: "", ...over });

  test("is stars as a form sends them, and words without what cannot be shown", () => {
    expect(parse({ content: " Boils\r\nfast\u0000 " }).data).toEqual({ token: "t", stars: 4, content: "Boils\nfast" });
  });

  test.each(["", "0", "6", "4.5", "many", null])("is refused with %j stars, in words for its reader", (stars) => {
    expect(parse({ stars }).error?.issues[0]).toMatchObject({
      path: ["stars"],
      message: "Please choose from one to five stars.",
    });
  });

  test("is refused when it is longer than 2,000 characters", () => {
    expect(parse({ content: "a".repeat(2_000) }).success).toBe(true);
    expect(parse({ content: "a".repeat(2_001) }).error?.issues[0]?.path).toEqual(["content"]);
  });
});
