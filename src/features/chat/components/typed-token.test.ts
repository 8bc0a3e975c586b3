import { expect, it } from "vitest";
import { atToken, putInPlace, slashToken } from "./typed-token";

it("finds a slash at the beginning of a line, and none within a word or an address", () => {
  expect(slashToken("/del", 4)).toEqual({ query: "del", from: 0, to: 4 });
  expect(slashToken("Hi\n/", 4)).toEqual({ query: "", from: 3, to: 4 });
  expect(slashToken("and/or", 6)).toBeNull();
  expect(slashToken("see https://x.example/del", 25)).toBeNull();
  expect(slashToken("/del now", 8)).toBeNull();
});

it("finds a colleague's beginning up to the caret, and none in an address", () => {
  expect(atToken("ask @Ash please", 8)).toEqual({ query: "Ash", from: 4, to: 8 });
  expect(atToken("@Brian2", 7)).toEqual({ query: "Brian2", from: 0, to: 7 });
  expect(atToken("mail asha@shop", 14)).toBeNull();
});

it("puts words in its place and leaves the rest", () => {
  const token = atToken("ask @Ash please", 8);
  expect(token && putInPlace("ask @Ash please", token, "@Asha Otieno")).toBe("ask @Asha Otieno please");
});
