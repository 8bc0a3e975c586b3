import { expect, test } from "vitest";
import { releaseBatches } from "./batches";
import { inTransaction } from "./database";
import { releaseDebounces } from "./debounces";
import { ConfigRefused } from "./function-config";
import {
  admit,
  claim as claimJobs,
  emptyQueue,
  event,
  finish,
  later,
  NOW,
  one,
  pool,
  registry,
  runs,
} from "./queue-trial";
import { takeOver } from "./sync";

emptyQueue();

const HOUR_MS = 3_600_000;
const syncAll = (functions: object[], now = NOW) => takeOver(pool, registry, "shop", functions, now);
const sync = (settings: object, now = NOW) => syncAll([one(settings)], now);
const send = (n: number) => admit(event({ n }));
const countRuns = async () => (await runs()).length;
/** Calls that could be made now; they are done at once. */
async function claim(now: Date) {
  const jobs = await claimJobs(now);
  await finish(jobs);
  return jobs;
}
const release = (now: Date) =>
  inTransaction(pool, async (tx) => {
    await releaseDebounces(tx, registry, now);
    await releaseBatches(tx, registry, now);
  });

test("runs that a throttle holds back begin once it is gone, and as often as a looser one lets them", async () => {
  await sync({ throttle: { limit: 1, period: "1d" } });
  for (const n of [1, 2, 3, 4]) await send(n);
  expect(await claim(NOW)).toHaveLength(1);
  expect(await claim(later(HOUR_MS))).toEqual([]);
  await sync({ throttle: { limit: 1, period: "1h" } }, later(HOUR_MS));
  expect(await claim(later(HOUR_MS))).toHaveLength(1);
  expect(await claim(later(2 * HOUR_MS - 1))).toEqual([]);
  await sync({}, later(2 * HOUR_MS - 1));
  expect(await claim(later(2 * HOUR_MS - 1))).toHaveLength(2);
});

test("runs of a function that is gone are not held back by its throttle, and fail by the app's own answer", async () => {
  await sync({ throttle: { limit: 1, period: "1d" } });
  for (const n of [1, 2]) await send(n);
  expect(await claim(NOW)).toHaveLength(1);
  await syncAll([]);
  expect(await claim(NOW)).toHaveLength(1);
});

test("what a debounce holds back is due when it is gone, and no later than a shorter one says", async () => {
  await sync({ debounce: { period: "1d" } });
  await send(1);
  await sync({ debounce: { period: "1h" } });
  await release(later(HOUR_MS - 1));
  expect(await countRuns()).toBe(0);
  await release(later(HOUR_MS));
  expect(await countRuns()).toBe(1);
  await send(2);
  await sync({});
  await release(NOW);
  expect(await countRuns()).toBe(2);
});

test("what waits in a batch starts when batches are gone, smaller, or shorter", async () => {
  await sync({ batchEvents: { maxSize: 10, timeout: "10m" } });
  for (const settings of [{}, { batchEvents: { maxSize: 2, timeout: "10m" } }]) {
    for (const n of [1, 2]) await send(n);
    const before = await countRuns();
    await sync(settings);
    await release(NOW);
    expect(await countRuns()).toBe(before + 1);
    await sync({ batchEvents: { maxSize: 10, timeout: "10m" } });
  }
  await send(3);
  await sync({ batchEvents: { maxSize: 10, timeout: "1s" } });
  await release(later(1_000));
  expect(await countRuns()).toBe(3);
});

test("a rate that has changed counts anew", async () => {
  await sync({ rateLimit: { limit: 1, period: "24h" } });
  expect((await send(1)).kind).toBe("started");
  expect((await send(2)).kind).toBe("dropped");
  await sync({ rateLimit: { limit: 1, period: "23h" } });
  expect((await send(3)).kind).toBe("started");
  await sync({ rateLimit: { limit: 1, period: "23h" }, concurrency: 3 });
  expect((await send(4)).kind).toBe("dropped");
});

test("what a function that is gone held back starts if it comes back in time, and is dropped if not", async () => {
  const debounced = { debounce: { period: "1h" } };
  await sync(debounced);
  await send(1);
  await syncAll([]);
  await sync(debounced);
  await release(later(HOUR_MS));
  expect(await countRuns()).toBe(1);
  await send(2);
  await syncAll([]);
  await release(later(HOUR_MS));
  expect(await countRuns()).toBe(1);
  expect((await pool.query("select 1 from jobs.debounce")).rows).toEqual([]);
});

test("one invalid function refuses the whole sync: nothing of it is taken over, the former functions go on", async () => {
  await sync({ throttle: { limit: 1, period: "1d" } });
  for (const n of [1, 2]) await send(n);
  const former = registry.fingerprint;
  const good = one({ triggers: [{ cron: "* * * * *" }] });
  const bad = { ...one({ batchEvents: { maxSize: 1, timeout: "1s" } }), id: "shop-bad" };
  const refused = syncAll([good, bad]);
  await expect(refused).rejects.toThrow(ConfigRefused);
  await expect(refused).rejects.toThrow("shop-bad: batchEvents.maxSize");
  expect(registry.fingerprint).toBe(former);
  expect(registry.get("shop-one")?.throttle).toMatchObject({ limit: 1 });
  expect((await pool.query("select fingerprint from jobs.registration")).rows).toEqual([{ fingerprint: former }]);
  expect((await pool.query("select 1 from jobs.cron")).rows).toEqual([]);
  expect(await claim(NOW)).toHaveLength(1);
});
