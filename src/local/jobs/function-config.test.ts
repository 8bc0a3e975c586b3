import { describe, expect, test } from "vitest";
import { ConfigRefused, nextTick, readFunctions } from "./function-config";

const step = { id: "step", name: "step", runtime: { type: "http", url: "http://127.0.0.1/api/inngest" } };
const base = { id: "shop-one", name: "one", triggers: [{ event: "shop/a" }], steps: { step } };

function reasonsFor(...functions: unknown[]): string[] {
  try {
    readFunctions(functions);
  } catch (error) {
    if (error instanceof ConfigRefused) return error.reasons;
    throw error;
  }
  return [];
}

test("reads what a flow needs: cancels, debounce, retries, concurrency in its three forms", () => {
  const [one, two, three] = readFunctions([
    {
      ...base,
      steps: { step: { ...step, retries: { attempts: 2 } } },
      cancel: [{ event: "shop/x", timeout: "2d", if: "event.data.id == async.data.id" }],
      debounce: { key: "event.data.cartId", period: "2s", timeout: "6s" },
      concurrency: 5,
    },
    {
      ...base,
      id: "shop-two",
      concurrency: { limit: 1, key: "event.data.k", scope: "fn" },
      idempotency: "event.data.k",
    },
    { ...base, id: "shop-three", triggers: [{ cron: "TZ=Asia/Tokyo * * * * *" }], concurrency: [{ limit: 3 }] },
  ]);
  expect(one).toMatchObject({
    maxAttempts: 3,
    cancel: [{ event: "shop/x", timeout: 172_800_000 }],
    debounce: { key: "event.data.cartId", period: 2_000, timeout: 6_000 },
    concurrency: [{ limit: 5 }],
  });
  expect(two).toMatchObject({ maxAttempts: 5, concurrency: [{ limit: 1, key: "event.data.k" }] });
  expect(three?.concurrency).toEqual([{ limit: 3 }]);
});

describe("refuses with the function's name and the reason", () => {
  test.each([
    [{ throttle: { limit: 1, period: "1s" } }, "throttle is not supported"],
    [{ batchEvents: { maxSize: 2, timeout: "1s" } }, "batchEvents is not supported"],
    [{ somethingNew: true }, "somethingNew is not supported"],
    [{ concurrency: { limit: 1, scope: "account" } }, "only the scope fn"],
    [{ triggers: [{ event: "a", expression: "lowercase(event.name) == 'x'" }] }, "lowercase"],
    [{ triggers: [{ cron: "every day" }] }, "not a cron expression"],
    [{ triggers: [{ cron: "* * * * *", jitter: "5s" }] }, "jitter is not supported"],
    [{ cancel: [{ event: "x", if: "1 +" }] }, "Unexpected token"],
    [{ debounce: { period: "8d" } }, "out of range"],
    [{ steps: { step: { ...step, retries: { attempts: 21 } } } }, "steps.step.retries.attempts"],
  ])("%j", (setting, reason) => {
    const [found] = reasonsFor({ ...base, ...setting });
    expect(found).toContain("shop-one: ");
    expect(found).toContain(reason);
  });

  test("every refused function is named, and one is enough to refuse all", () => {
    expect(reasonsFor(base, { ...base, id: "shop-bad", singleton: {} }, { id: "shop-worse" })).toHaveLength(2);
    expect(reasonsFor(base, base)).toEqual(["shop-one: the id is used twice"]);
  });
});

test("a cron tick falls on the local hour of its zone", () => {
  expect(nextTick("TZ=Africa/Nairobi 0 9 * * *", new Date("2026-11-22T07:00:00Z"))).toEqual(
    new Date("2026-11-23T06:00:00Z"),
  );
  expect(nextTick("@hourly", new Date("2026-11-22T07:10:00Z"))).toEqual(new Date("2026-11-22T08:00:00Z"));
});
