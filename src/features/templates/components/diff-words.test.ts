import { describe, expect, it } from "vitest";
import { diffWords } from "./diff-words";

const drawn = (older: string, newer: string) =>
  diffWords(older, newer)
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[kind])
    .join("");

describe("what changed", () => {
  it("is told word by word", () => {
    expect(drawn("We saved your cart", "We kept your cart")).toBe("We [-saved-][+kept+] your cart");
    expect(drawn("a b", "a b c")).toBe("a b[+ c+]");
    expect(drawn("", "new")).toBe("[+new+]");
    expect(drawn("same words", "same words")).toBe("same words");
  });

  it("gives both texts back, whatever they are", () => {
    const words = ["a", "b", "c", " ", "  ", "\n", "{{x}}"];
    let seed = 7;
    const next = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed;
    };
    const text = () => Array.from({ length: next() % 12 }, () => words[next() % words.length]).join("");
    for (let round = 0; round < 500; round++) {
      const [older, newer] = [text(), text()];
      const parts = diffWords(older, newer);
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join("");
      expect([without("added"), without("removed")]).toEqual([older, newer]);
    }
  });
});
