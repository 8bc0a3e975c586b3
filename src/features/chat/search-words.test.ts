import { expect, it } from "vitest";
import { beginningsOf, findTerms, foldText, indexedWords, phoneDigits, termsOf } from "./search-words";
import { snippetOf } from "./snippet-of";

it("takes accents and upper case away", () => {
  expect(foldText("CAFÉ Wanjikũ")).toBe("cafe wanjiku");
});

it("finds a word by its beginnings of 3 to 8 letters, a short one by itself", () => {
  expect(beginningsOf("stovetop")).toEqual(["sto", "stov", "stove", "stovet", "stoveto", "stovetop"]);
  expect(beginningsOf("householdplanet").at(-1)).toBe("househol");
  expect(beginningsOf("no")).toEqual(["no"]);
});

it("leaves out what stands in every conversation", () => {
  expect([...indexedWords("Hello, is the red pot here?")]).toEqual(["red", "pot", "her", "here"]);
  expect(termsOf("the red pot").words).toEqual(["red", "pot"]);
});

it("knows a Kenyan number in all its spellings", () => {
  for (const written of ["0712 345 678", "+254712345678", "254712345678", "00254 712 345678", "712-345-678"])
    expect(phoneDigits(written)).toBe("712345678");
  expect(phoneDigits("1042")).toBeNull();
  expect(phoneDigits("call 0712345678")).toBeNull();
});

it("takes a bare number for an order's, with or without #", () => {
  expect(termsOf(" #1042 ").orderNumber).toBe(1042);
  expect(termsOf("order 1042").orderNumber).toBeNull();
  expect(termsOf("99999999999").orderNumber).toBeNull();
});

it("marks the words that begin with a term where they stand in the text itself", () => {
  const text = "Two Cafétières, and a cafe table";
  expect(findTerms(text, ["cafe"]).map(([from, to]) => text.slice(from, to))).toEqual(["Cafétières", "cafe"]);
});

it("cuts the part around the first mark, with the marks where they stand in it", () => {
  const text = `${"word ".repeat(40)}the green basin ${"more ".repeat(60)}`;
  const snippet = snippetOf(text, findTerms(text, ["green"]));
  expect(snippet.text.length).toBeLessThan(165);
  expect(snippet.marks.map(([from, to]) => snippet.text.slice(from, to))).toEqual(["green"]);
});
