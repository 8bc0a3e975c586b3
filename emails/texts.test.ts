import { expect, it } from "vitest";
import { fillText, fillTexts, variablesIn } from "./texts";

it("puts values, fallbacks, or nothing with the blank before it", () => {
  const hello = "Hello {{firstName|}}, dear {{ firstName | friend }}!";
  expect(fillText(hello, { firstName: "Amina" })).toBe("Hello Amina, dear Amina!");
  expect(fillText(hello, { firstName: "" })).toBe("Hello, dear friend!");
  expect(fillText(hello, {})).toBe("Hello, dear friend!");
});

it("fills once: braces, dollars and names of JavaScript in a value stay words", () => {
  expect(fillText("{{a}} {{b}}", { a: "{{b}}", b: "$& $1" })).toBe("{{b}} $& $1");
  expect(fillText("{{constructor|x}} {{__proto__|y}}", {})).toBe("x y");
});

it("names what a text uses, with its fallbacks", () => {
  expect(variablesIn("{{a}} {{ b | no one }} {{c|}}")).toEqual([
    { name: "a", fallback: null },
    { name: "b", fallback: "no one" },
    { name: "c", fallback: "" },
  ]);
});

it("lets other texts stand in, unless they are blank where words are needed or belong nowhere", () => {
  const texts = { subject: "S {{a}}", preheader: "P", heading: "H", note: "N" };
  const over = { subject: "T {{a}}", heading: " ", note: "", strange: "X", toString: "Y" };
  expect(fillTexts(texts, { a: "1" }, over, ["note"])).toEqual({
    subject: "T 1",
    preheader: "P",
    heading: "H",
    note: "",
  });
});
