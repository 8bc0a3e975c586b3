import { expect, it } from "vitest";
import { linkParts } from "./link-parts";

const hrefs = (text: string) => linkParts(text).flatMap(({ href }) => href ?? []);

it("makes links of http and https only", () => {
  expect(hrefs("see https://a.example/b?c=1 and http://d.example")).toEqual([
    "https://a.example/b?c=1",
    "http://d.example",
  ]);
  for (const text of ["javascript:alert(1)", "data:text/html,x", "ftp://a.example", "www.a.example", "https://"])
    expect(hrefs(text), text).toEqual([]);
});

it("leaves what ends the sentence, quotes and tags out of the address", () => {
  expect(hrefs('(https://a.example/x). "https://b.example" <a href="https://c.example">')).toEqual([
    "https://a.example/x",
    "https://b.example",
    "https://c.example",
  ]);
});

it("loses no letter of the text", () => {
  const text = 'a https://b.example/c, "d" <script>e</script> https://f.example';
  expect(
    linkParts(text)
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
});
