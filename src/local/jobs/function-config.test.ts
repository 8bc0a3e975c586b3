import { describe, expect, test } from "vitest";
import { nextTick } from "./cron-expression";
import { ConfigRefused, readFunctions } from "./function-config";

const step = { id: "step", name: "step", runtime: { type: "http", url: "http://127.0.0.1/api/inngest" } };
const base = { id: "shop-one", name: "one", triggers: [{ event: "shop/a" }], steps: { step } };
const batchEvents = { maxSize: 2, timeout: "1s" };
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

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
    { ...base, id: "shop-two", concurrency: { limit: 1, key: "event.data.k", scope: "fn" } },
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

test("reads every setting of flow control that the SDK sends; an idempotency key takes the place of a rate", () => {
  const [one, two, three] = readFunctions([
    {
      ...base,
      throttle: { limit: 10, period: "1m", burst: 2, key: "event.data.shopId" },
      rateLimit: { limit: 20, period: "24h" },
      singleton: { key: "event.data.k", mode: "cancel" },
      priority: { run: "event.data.vip ? 120 : 0" },
      timeouts: { start: "1h", finish: "2h" },
      triggers: [{ cron: "0 9 * * MON-FRI", jitter: "5m" }],
    },
    {
      ...base,
      id: "shop-two",
      batchEvents: { maxSize: 100, timeout: "10m", key: "event.data.k", if: "event.data.n > 1" },
    },
    { ...base, id: "shop-three", idempotency: "event.data.k", rateLimit: { limit: 5, period: "1s" } },
  ]);
  expect(one).toMatchObject({
    throttle: { limit: 10, period: 60_000, burst: 2, key: "event.data.shopId" },
    rateLimit: { limit: 20, period: 86_400_000 },
    singleton: { key: "event.data.k", mode: "cancel" },
    priority: { run: "event.data.vip ? 120 : 0" },
    timeouts: { start: 3_600_000, finish: 7_200_000 },
    triggers: [{ cron: "0 9 * * MON-FRI", jitter: 300_000 }],
  });
  expect(two?.batchEvents).toEqual({ maxSize: 100, timeout: 600_000, key: "event.data.k", if: "event.data.n > 1" });
  expect(three?.rateLimit).toEqual({ limit: 1, period: 86_400_000, key: "event.data.k" });
});

describe("refuses with the function's name and the reason", () => {
  test.each<[object, string]>([
    [{ somethingNew: true }, "somethingNew is not supported"],
    [{ throttle: { limit: 1, period: "1s", per: "shop" } }, "throttle.per is not supported"],
    [{ concurrency: { limit: 1, scope: "account", key: "'x'" } }, "only the scope fn"],
    [{ concurrency: [{ limit: 1, scope: "env", key: "'x'" }] }, "only the scope fn"],
    [{ concurrency: many(3, () => ({ limit: 1 })) }, "concurrency"],
    [{ concurrency: 0 }, "concurrency"],
    [{ triggers: many(11, (i) => ({ event: `a${i}` })) }, "triggers"],
    [{ triggers: [{ event: "a" }, { event: "a" }] }, 'the trigger {"event":"a"} is there twice'],
    [{ triggers: many(2, (i) => ({ cron: "* * * * *", jitter: `${i + 1}m` })) }, "is there twice"],
    [{ triggers: [{ event: "x".repeat(256) }] }, "triggers"],
    [{ cancel: many(6, (i) => ({ event: `a${i}` })) }, "cancel"],
    [{ cancel: [{ event: "x", if: "1 +" }] }, "Unexpected token"],
    [{ cancel: [{ event: "x", timeout: "367d" }] }, "out of range"],
    [{ triggers: [{ event: "a", expression: "now() == 'x'" }] }, "now"],
    [{ idempotency: "data.k" }, "Unknown variable: data"],
    [{ rateLimit: { limit: 1, period: "1s", key: "event.data.s.lowerAscii()" } }, "lowerAscii() is not supported"],
    [{ throttle: { limit: 1, period: "1s", key: "event.data." } }, "throttle.key"],
    [{ priority: { run: "if vip" } }, "priority.run"],
    [{ singleton: { mode: "skip", key: "event[" } }, "singleton.key"],
    [{ triggers: [{ cron: "every day" }] }, "not a cron expression"],
    [{ triggers: [{ cron: "* * * * * *" }] }, "not a cron expression"],
    [{ triggers: [{ cron: "0 9 L * *" }] }, "not a cron expression"],
    [{ triggers: [{ cron: "0 9 30 2 *" }] }, "not a cron expression"],
    [{ triggers: [{ cron: "TZ=Mars/Olympus * * * * *" }] }, "not a cron expression"],
    [{ triggers: [{ cron: "* * * * *", jitter: "6m" }] }, "out of range"],
    [{ debounce: { period: "8d" } }, "out of range"],
    [{ debounce: { period: "500ms" } }, "out of range"],
    [{ debounce: { period: "soon" } }, '"soon" is not a duration'],
    [{ rateLimit: { limit: 1, period: "25h" } }, "out of range"],
    [{ rateLimit: { limit: 0, period: "1h" } }, "rateLimit.limit"],
    [{ throttle: { limit: 1, period: "8d" } }, "out of range"],
    [{ throttle: { limit: 1.5, period: "1s" } }, "throttle.limit"],
    [{ throttle: { limit: 1, period: "1s", burst: -1 } }, "throttle.burst"],
    [{ batchEvents: { maxSize: 1, timeout: "1s" } }, "batchEvents.maxSize"],
    [{ batchEvents: { maxSize: 101, timeout: "1s" } }, "batchEvents.maxSize"],
    [{ batchEvents: { maxSize: 2, timeout: "11m" } }, "out of range"],
    [{ batchEvents, cancel: [{ event: "x" }] }, "batchEvents and cancelOn cannot be combined"],
    [{ batchEvents, debounce: { period: "1s" } }, "batchEvents and debounce cannot be combined"],
    [{ batchEvents, singleton: { mode: "skip" } }, "batchEvents and singleton cannot be combined"],
    [{ batchEvents, priority: { run: "1" } }, "batchEvents and priority cannot be combined"],
    [{ singleton: { mode: "queue" } }, "singleton.mode"],
    [{ timeouts: { finish: "2y" } }, "timeouts.finish"],
    [{ steps: { step: { ...step, retries: { attempts: 21 } } } }, "steps.step.retries.attempts"],
  ])("%j", (setting, reason) => {
    const [found] = reasonsFor({ ...base, ...setting });
    expect(found).toMatch(/^shop-one: /);
    expect(found).toContain(reason);
  });

  test("every refused function is named, and one is enough to refuse all", () => {
    expect(reasonsFor(base, { ...base, id: "shop-bad", singleton: {} }, { id: "shop-worse" })).toHaveLength(2);
    expect(reasonsFor(base, base)).toEqual(["shop-one: the id is used twice"]);
    expect(reasonsFor({})).toEqual([expect.stringMatching(/^function 1: /)]);
  });
});

test("a cron tick falls on the local hour of its zone", () => {
  expect(nextTick("TZ=Africa/Nairobi 0 9 * * *", new Date("2026-11-22T07:00:00Z"))).toEqual(
    new Date("2026-11-23T06:00:00Z"),
  );
  expect(nextTick("@hourly", new Date("2026-11-22T07:10:00Z"))).toEqual(new Date("2026-11-22T08:00:00Z"));
});
