import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/time";
import { flowTime, momentAfter, realMomentOf, scaledDuration } from "./flow-clock";

const anchor = new Date("2026-11-22T06:00:00.000Z");
const later = (ms: number) => new Date(anchor.getTime() + ms);

describe("the clock of a flow", () => {
  it("is the real time when nothing is scaled, wherever it is anchored", () => {
    for (const ms of [0, 1, HOUR_MS, 72 * HOUR_MS]) {
      expect(flowTime(anchor, later(ms), 1)).toEqual(later(ms));
      expect(realMomentOf(anchor, later(ms), 1)).toEqual(later(ms));
    }
  });

  it("makes an hour of the flow a second of the world at 3600", () => {
    expect(flowTime(anchor, later(1_000), 3_600)).toEqual(later(HOUR_MS));
    expect(momentAfter(anchor, 60, 3_600)).toEqual(later(1_000));
    expect(scaledDuration(7 * DAY_MS, 3_600)).toBe(168_000);
  });

  it("agrees with the world at the anchor, whatever the scale", () => {
    for (const scale of [1, 60, 3_600, 86_400]) expect(flowTime(anchor, anchor, scale)).toEqual(anchor);
  });

  it("comes back to the same moment when it is inverted", () => {
    for (const scale of [1, 7, 60, 3_600])
      for (const ms of [0, 40_000, HOUR_MS, DAY_MS])
        expect(realMomentOf(anchor, flowTime(anchor, later(ms), scale), scale)).toEqual(later(ms));
  });
});
