import { expect, it } from "vitest";
import { begunVariable, putVariable } from "./typed-variable";

/** `|` is the caret; `[…]` is marked. */
const typed = (drawn: string) => {
  const [from, to] = [drawn.search(/[‸[]/), drawn.includes("]") ? drawn.indexOf("]") - 1 : drawn.indexOf("‸")];
  return { text: drawn.replace(/[‸[\]]/g, ""), from, to };
};
const drawn = ({ text, from }: { text: string; from: number }) => `${text.slice(0, from)}‸${text.slice(from)}`;

it("a variable is begun by two braces, until they are closed", () => {
  expect(begunVariable("Hello {{fi", 10)).toEqual({ query: "fi", from: 6 });
  expect(begunVariable("{{", 2)).toEqual({ query: "", from: 0 });
  for (const text of ["Hello", "Hello {fi", "{{firstName}}", "{{a|b", "{{a b"])
    expect(begunVariable(text, text.length), text).toBeNull();
});

it("stands where the caret is, in place of what is marked or begun", () => {
  expect(drawn(putVariable(typed("Hi ‸!"), "a", false))).toBe("Hi {{a}}‸!");
  expect(drawn(putVariable(typed("Hi [you]!"), "a", false))).toBe("Hi {{a}}‸!");
  expect(drawn(putVariable(typed("Hi {{fi‸, you"), "a", false))).toBe("Hi {{a}}‸, you");
  expect(drawn(putVariable(typed("Hi {{fi‸rst|x}}, you"), "a", false))).toBe("Hi {{a}}‸, you");
});

it("leaves the caret where a fallback is to be written, if one is needed", () => {
  expect(drawn(putVariable(typed("Hi {{‸"), "a", true))).toBe("Hi {{a|‸}}");
});
