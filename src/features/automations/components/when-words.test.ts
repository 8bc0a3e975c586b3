import { describe, expect, it } from "vitest";
import { flows } from "../flows";
import { flowSettings } from "../schema";
import { flowFields } from "./flow-fields";
import { whenWords } from "./when-words";

const settings = flowSettings.parse({});

describe("when a step is due", () => {
  it.each([
    ["welcome", "send-welcome", "At once"],
    ["cart-recovery", "send-cart-questions", "1 day after the last change"],
    ["birthdays", "send-birthday-offer", "7 days before the day"],
    ["birthdays", "send-birthday-reminder", "3 days before it ends"],
  ])("of %s, %s reads %s", (flow, step, words) => expect(whenWords(flow, step, settings)).toBe(words));

  it("is told for every step of every flow, and staff can set it", () => {
    for (const [flow, { setting, steps }] of Object.entries(flows))
      for (const { step, wait } of steps) {
        expect(whenWords(flow, step, settings), step).toMatch(/^(At once|\d+ \w+ [a-z ]+)$/);
        expect(flowFields(setting).map(({ name }) => name)).toContain(wait);
      }
  });

  it("lets staff set everything that a flow has", () => {
    for (const { setting } of Object.values(flows)) {
      const names = Object.keys(settings[setting]).filter((name) => name !== "on");
      expect(
        flowFields(setting)
          .map(({ name }) => name)
          .sort(),
        setting,
      ).toEqual(names.sort());
    }
  });
});
