import { expect, it } from "vitest";
import { contrastOf, isReadable, LEAST_CONTRAST, originOf, textOn } from "./rules";

it("measures contrast as WCAG does", () => {
  expect(contrastOf("#000000", "#ffffff")).toBe(21);
  expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(contrastOf("#ffffff", "#777777")).toBe(contrastOf("#777777", "#ffffff"));
});

it("takes the text colour that can be read", () => {
  expect(textOn("#a94c25")).toBe("#ffffff");
  expect(textOn("#ffe066")).toBe("#1a1613");
  expect(isReadable("#a94c25")).toBe(true);
});

it("never lets a colour through on which neither text can be read", () => {
  for (let grey = 0; grey < 256; grey++) {
    const color = `#${grey.toString(16).padStart(2, "0").repeat(3)}`;
    if (isReadable(color)) expect(contrastOf(color, textOn(color))).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    else expect(contrastOf(color, "#ffffff")).toBeLessThan(LEAST_CONTRAST);
  }
});

it("reads an origin out of what was pasted, and lets http through on this machine only", () => {
  expect(originOf(" https://Blog.Example/a?b#c ")).toBe("https://blog.example");
  expect(originOf("https://blog.example:8443")).toBe("https://blog.example:8443");
  expect(originOf("http://localhost:4000")).toBe("http://localhost:4000");
  expect(originOf("http://127.0.0.1:4000/")).toBe("http://127.0.0.1:4000");
  for (const wrong of ["http://blog.example", "blog.example", "null", "*", "", "file:///a", "https://u:p@blog.example"])
    expect(originOf(wrong), wrong).toBeNull();
});
