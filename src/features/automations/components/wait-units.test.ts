import { describe, expect, it } from "vitest";
import { splitWait, waitWords } from "./wait-units";

describe("a wait", () => {
  it.each([
    [1, "1 minute"],
    [60, "1 hour"],
    [90, "90 minutes"],
    [120, "2 hours"],
    [1_440, "1 day"],
    [4_320, "3 days"],
    [1_500, "25 hours"],
  ])("of %i minutes reads %s", (minutes, words) => {
    expect(waitWords(minutes)).toBe(words);
    const { amount, unitMinutes } = splitWait(minutes);
    expect(amount * unitMinutes).toBe(minutes);
  });
});
