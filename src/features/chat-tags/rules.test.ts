import { expect, it } from "vitest";
import { conversationsInWords, normaliseTagName } from "./rules";

it("compares tags by their words alone", () => {
  expect(normaliseTagName("  #Bulk,  ORDER\n")).toBe("bulk order");
  expect(normaliseTagName(" # , ")).toBe("");
});

it("says of how many conversations a tag is", () => {
  expect([0, 1, 1204].map(conversationsInWords)).toEqual(["no conversation", "1 conversation", "1,204 conversations"]);
});
