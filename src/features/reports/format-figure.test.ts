import { describe, expect, it } from "vitest";
import { changeWords, dayWords, durationWords, figureWords, spanWords } from "./format-figure";

describe("durationWords", () => {
  it.each([
    [0, "0 s"],
    [45_000, "45 s"],
    [120_000, "2 min"],
    [130_000, "2 min 10 s"],
    [3_600_000, "1 h"],
    [11_100_000, "3 h 5 min"],
    [26 * 3_600_000, "1 d 2 h"],
  ])("says %i ms as %s", (ms, words) => expect(durationWords(ms)).toBe(words));
});

describe("figureWords", () => {
  it("says that there is nothing to count from, and keeps 0 apart from it", () => {
    expect(figureWords(null, "share")).toBe("–");
    expect(figureWords(0, "share")).toBe("0 %");
    expect(figureWords(0.815, "share")).toBe("81.5 %");
    expect(figureWords(0.0004, "share")).toBe("0.04 %");
    expect(figureWords(1_450_50, "money")).toBe("KSh 1,450.50");
    expect(figureWords(1204, "count")).toBe("1,204");
  });
});

it("names days and spans as people do, the year once", () => {
  expect(dayWords("2026-10-26")).toBe("26 Oct");
  expect(spanWords({ from: "2026-10-26", to: "2026-11-22" })).toBe("26 Oct – 22 Nov 2026");
  expect(spanWords({ from: "2025-11-23", to: "2026-11-22" })).toBe("23 Nov 2025 – 22 Nov 2026");
  expect(spanWords({ from: "2026-11-22", to: "2026-11-22" })).toBe("22 Nov 2026");
});

describe("changeWords", () => {
  it("calls a shorter wait better and a smaller share worse", () => {
    expect(changeWords(60_000, 90_000, "duration", true)).toEqual({
      words: "▼ 30 s against the span before",
      better: true,
    });
    expect(changeWords(0.8, 0.9, "share")).toEqual({ words: "▼ 10.0 points against the span before", better: false });
    expect(changeWords(5, 5, "count")).toEqual({ words: "as in the span before", better: null });
    expect(changeWords(5, null, "count")).toBeNull();
  });
});
