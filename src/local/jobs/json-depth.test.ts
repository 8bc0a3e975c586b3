import { expect, test } from "vitest";
import { depthOfJson } from "./json-depth";

const depth = (text: string) => depthOfJson(Buffer.from(text));

test("counts how deeply arrays and objects are nested, and nothing within texts", () => {
  expect(depth("1")).toBe(0);
  expect(depth('{"a":[1,{"b":[]}],"c":{}}')).toBe(4);
  expect(depth('"[[[{{{"')).toBe(0);
  expect(depth(String.raw`{"a\"[[":"\\","b":[]}`)).toBe(2);
  expect(depth("[".repeat(1_000_000))).toBe(1_000_000);
});
