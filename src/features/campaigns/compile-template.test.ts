import { expect, test } from "vitest";
import { compile, slot, slotsInstead } from "./compile-template";
import { fillHtml, fillPlain } from "./fill-template";

const filled = (text: string, values: Record<string, string>) => fillPlain(compile(slotsInstead(text)), values);

test("a variable is filled, or its fallback is, or the blank before goes with it", () => {
  expect(filled("Hello {{firstName|friend}}!", { FIRSTNAME: "Wanjiku" })).toBe("Hello Wanjiku!");
  expect(filled("Hello {{firstName|friend}}!", {})).toBe("Hello friend!");
  expect(filled("Hello {{ firstName | }}, {{firstName}}", {})).toBe("Hello,");
});

test("values are escaped in HTML and keep to one line elsewhere; braces within them stay what they are", () => {
  const parts = compile(`<p>${slot("firstName")}</p>`);
  expect(fillHtml(parts, { FIRSTNAME: `<img src=x onerror="a('&')">{{name}}` })).toBe(
    "<p>&lt;img src=x onerror=&quot;a(&#x27;&amp;&#x27;)&quot;&gt;{{name}}</p>",
  );
  expect(filled("Dear {{name|}}", { NAME: "a\r\nBcc: b@example.com" })).toBe("Dear a Bcc: b@example.com");
});

test("a text without places is one part, and a heading in capitals still finds its value", () => {
  expect(compile("plain")).toEqual(["plain"]);
  expect(filled("HELLO {{FIRSTNAME|}}", { FIRSTNAME: "Amina" })).toBe("HELLO Amina");
});
