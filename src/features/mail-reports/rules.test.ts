import { describe, expect, it } from "vitest";
import { flowSettings } from "@/features/automations/schema";
import { countMailFigures, differenceOf, liftDays, shareOverTime } from "./rules";
import type { MailFacts } from "./schema";

describe("the difference that a flow makes", () => {
  // Newcombe 1998, table II, examples (a), (c) and (h) of method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [10, 10, 0, 10, 0.6075, 1],
  ])("between %i of %i and %i of %i is told with its interval", (a, m, b, n, low, high) => {
    const found = differenceOf({ people: m, ordered: a }, { people: n, ordered: b });
    expect(found?.value).toBeCloseTo(a / m - b / n, 10);
    expect(found?.low).toBeCloseTo(low, 3);
    expect(found?.high).toBeCloseTo(high, 3);
  });

  it("is not told while one side has nobody", () => {
    expect(differenceOf({ people: 0, ordered: 0 }, { people: 5, ordered: 1 })).toBeNull();
  });
});

it("counts orders for a lift until the flow's last mail and the window of a click are over", () => {
  const settings = flowSettings.parse({});
  expect(liftDays("cart-recovery", settings)).toBe(8);
  expect(liftDays("birthdays", settings)).toBe(26);
  expect(liftDays("reactivation", settings)).toBe(65);
});

describe("the figures", () => {
  const none = { sent: 0, delivered: 0, bounced: 0, opened: 0, clicked: 0, complained: 0 };
  const quiet: MailFacts = {
    ...{ marketing: none, transactional: none, unsubscribed: 0 },
    orders: { all: 0, allCents: 0, brought: 0, broughtCents: 0 },
    ...{ carts: { reminded: 0, recovered: 0 }, buyers: { all: 0, again: 0 } },
  };

  it("count opens and clicks of what did not come back, and say nothing where there is nothing to count from", () => {
    const facts = { ...quiet, marketing: { ...none, sent: 110, bounced: 10, opened: 30, clicked: 4 } };
    const figures = new Map(countMailFigures(facts, quiet, 5).map((figure) => [figure.id, figure]));
    expect(figures.get("opened")).toMatchObject({ value: 0.3, before: null });
    expect(figures.get("opened")?.goal?.reached(0.3)).toBe(true);
    expect(figures.get("clicked")?.value).toBe(0.04);
    expect(figures.get("clicked")?.goal?.reached(0.04)).toBe(false);
    expect(figures.get("delivered")?.value).toBeNull();
    expect(figures.get("orders")?.value).toBe(0);
    expect(figures.get("carts-recovered")?.value).toBeNull();
  });
});

describe("a share over time", () => {
  const day = (number: number, sent: number, opened: number) => ({
    day: `2026-10-${String(number).padStart(2, "0")}`,
    ...{ sent, opened, bounced: 0, clicked: 0, orders: 0 },
  });

  it("is told by the day, and not where nothing was sent", () => {
    expect(shareOverTime([day(1, 4, 1), day(2, 0, 0)], "opened")).toEqual([
      { day: "2026-10-01", value: 0.25 },
      { day: "2026-10-02", value: null },
    ]);
  });

  it("is told by the week over many days, each mail counted once", () => {
    const days = Array.from({ length: 50 }, (_, index) => day((index % 31) + 1, 10, index < 7 ? 5 : 2));
    const weeks = shareOverTime(days, "opened");
    expect(weeks).toHaveLength(8);
    expect(weeks.map(({ value }) => value)).toEqual([0.5, ...Array(7).fill(0.2)]);
  });
});
