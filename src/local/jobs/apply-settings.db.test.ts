import { afterAll, beforeEach, expect, test } from "vitest";
import { admitEvent } from "./admit-event";
import { releaseBatches } from "./batches";
import { claimJobs } from "./claim-jobs";
import { inTransaction, openPool } from "./database";
import { releaseDebounces } from "./debounces";
import { newId } from "./event-ids";
import { ConfigRefused, type FunctionConfig } from "./function-config";
import { Registry } from "./registry";
import { migrateSchema } from "./schema";
import { takeOver } from "./sync";

const pool = openPool(process.env.DATABASE_URL ?? "", 4);
const NOW = new Date("2026-11-23T08:00:00Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);
const step = { id: "step", name: "step", runtime: { type: "http", url: "http://127.0.0.1/" } };
const HOUR_MS = 3_600_000;
let registry: Registry;

beforeEach(async () => {
  await pool.query("drop schema if exists jobs cascade");
  const client = await pool.connect();
  await migrateSchema(client);
  client.release();
  registry = new Registry();
});
afterAll(() => pool.end());

const have = (settings: object, now = NOW) => {
  const fn = { id: "shop-one", triggers: [{ event: "shop/a" }], steps: { step }, ...settings };
  return takeOver(pool, registry, "shop", [fn], now);
};
const send = (n: number) =>
  inTransaction(pool, (tx) => {
    const event = { id: newId(NOW), name: "shop/a", data: { n }, ts: NOW.getTime(), user: {} };
    return admitEvent(tx, { fn: registry.get("shop-one") as FunctionConfig, event, now: NOW });
  });
/** Calls that could be made now; they are done at once. */
async function claim(now: Date) {
  const jobs = await claimJobs(pool, registry, { now, limit: 100, underWay: [] });
  await pool.query("delete from jobs.job where id = any ($1)", [jobs.map((job) => job.id)]);
  return jobs;
}
const release = (now: Date) =>
  inTransaction(pool, async (tx) => {
    await releaseDebounces(tx, registry, now);
    await releaseBatches(tx, registry, now);
  });
const runs = async () => (await pool.query("select 1 from jobs.run")).rows.length;

test("runs that a throttle holds back begin once it is gone, and as often as a looser one lets them", async () => {
  await have({ throttle: { limit: 1, period: "1d" } });
  for (const n of [1, 2, 3, 4]) await send(n);
  expect(await claim(NOW)).toHaveLength(1);
  expect(await claim(later(HOUR_MS))).toEqual([]);
  await have({ throttle: { limit: 1, period: "1h" } }, later(HOUR_MS));
  expect(await claim(later(HOUR_MS))).toHaveLength(1);
  expect(await claim(later(2 * HOUR_MS - 1))).toEqual([]);
  await have({}, later(2 * HOUR_MS - 1));
  expect(await claim(later(2 * HOUR_MS - 1))).toHaveLength(2);
});

test("runs of a function that is gone are not held back by its throttle, and fail by the app's own answer", async () => {
  await have({ throttle: { limit: 1, period: "1d" } });
  for (const n of [1, 2]) await send(n);
  expect(await claim(NOW)).toHaveLength(1);
  await takeOver(pool, registry, "shop", [], NOW);
  expect(await claim(NOW)).toHaveLength(1);
});

test("what a debounce holds back is due when it is gone, and no later than a shorter one says", async () => {
  await have({ debounce: { period: "1d" } });
  await send(1);
  await have({ debounce: { period: "1h" } });
  await release(later(HOUR_MS - 1));
  expect(await runs()).toBe(0);
  await release(later(HOUR_MS));
  expect(await runs()).toBe(1);
  await send(2);
  await have({});
  await release(NOW);
  expect(await runs()).toBe(2);
});

test("what waits in a batch starts when batches are gone, smaller, or shorter", async () => {
  await have({ batchEvents: { maxSize: 10, timeout: "10m" } });
  for (const settings of [{}, { batchEvents: { maxSize: 2, timeout: "10m" } }]) {
    for (const n of [1, 2]) await send(n);
    const before = await runs();
    await have(settings);
    await release(NOW);
    expect(await runs()).toBe(before + 1);
    await have({ batchEvents: { maxSize: 10, timeout: "10m" } });
  }
  await send(3);
  await have({ batchEvents: { maxSize: 10, timeout: "1s" } });
  await release(later(1_000));
  expect(await runs()).toBe(3);
});

test("a rate that has changed counts anew", async () => {
  await have({ rateLimit: { limit: 1, period: "24h" } });
  expect((await send(1)).kind).toBe("started");
  expect((await send(2)).kind).toBe("dropped");
  await have({ rateLimit: { limit: 1, period: "23h" } });
  expect((await send(3)).kind).toBe("started");
  await have({ rateLimit: { limit: 1, period: "23h" }, concurrency: 3 });
  expect((await send(4)).kind).toBe("dropped");
});

test("what a function that is gone held back starts if it comes back in time, and is dropped if not", async () => {
  const debounced = { debounce: { period: "1h" } };
  await have(debounced);
  await send(1);
  await takeOver(pool, registry, "shop", [], NOW);
  await have(debounced);
  await release(later(HOUR_MS));
  expect(await runs()).toBe(1);
  await send(2);
  await takeOver(pool, registry, "shop", [], NOW);
  await release(later(HOUR_MS));
  expect(await runs()).toBe(1);
  expect((await pool.query("select 1 from jobs.debounce")).rows).toEqual([]);
});

test("one invalid function refuses the whole sync: nothing of it is taken over, the former functions go on", async () => {
  await have({ throttle: { limit: 1, period: "1d" } });
  for (const n of [1, 2]) await send(n);
  const former = registry.fingerprint;
  const good = { id: "shop-one", triggers: [{ cron: "* * * * *" }], steps: { step } };
  const bad = {
    id: "shop-bad",
    triggers: [{ event: "x" }],
    steps: { step },
    batchEvents: { maxSize: 1, timeout: "1s" },
  };
  const sync = takeOver(pool, registry, "shop", [good, bad], NOW);
  await expect(sync).rejects.toThrow(ConfigRefused);
  await expect(sync).rejects.toThrow("shop-bad: batchEvents.maxSize");
  expect(registry.fingerprint).toBe(former);
  expect(registry.get("shop-one")?.throttle).toMatchObject({ limit: 1 });
  expect((await pool.query("select fingerprint from jobs.registration")).rows).toEqual([{ fingerprint: former }]);
  expect((await pool.query("select 1 from jobs.cron")).rows).toEqual([]);
  expect(await claim(NOW)).toHaveLength(1);
});
