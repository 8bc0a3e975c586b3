import { expect, it } from "vitest";
import { contrastOf, readMailWords } from "./read-mail-words";

it("reads words with the colours they inherit, and not what is hidden", () => {
  const html = `<head><title>No</title></head><body style="background-color:#FBF7F1"><p style="color:#111111;font-size:14px">
    A <b style="color:rgb(0, 0, 255)">b</b><br/><img alt="x"/> c</p><div style="display:none">d <i>e</i></div><!-- f --><p>g</p></body>`;
  expect(readMailWords(html)).toEqual([
    { words: "A", color: "#111111", background: "#fbf7f1", pixels: 14 },
    { words: "b", color: "#0000ff", background: "#fbf7f1", pixels: 14 },
    { words: "c", color: "#111111", background: "#fbf7f1", pixels: 14 },
    { words: "g", color: "#000000", background: "#fbf7f1", pixels: 16 },
  ]);
});

it("tells contrast as WCAG does, also of turned colours", () => {
  const of = (color: string, background: string) => contrastOf({ words: "", color, background, pixels: 16 });
  expect(of("#000000", "#ffffff")).toEqual({ light: 21, turned: expect.closeTo(21, 1) });
  expect(of("#777777", "#ffffff").light).toBeCloseTo(4.48, 2);
  expect(of("#ffff00", "#ffffff").light).toBeLessThan(1.1);
});
