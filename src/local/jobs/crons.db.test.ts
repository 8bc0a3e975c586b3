import { afterAll, beforeEach, expect, test } from "vitest";
import { jitterOf, planCrons, pullInCrons, startDueCrons, ticksToStart } from "./cron-ticks";
import { inTransaction, openPool } from "./database";
import { type FunctionConfig, readFunctions } from "./function-config";
import { Registry } from "./registry";
import { migrateSchema } from "./schema";

const pool = openPool(process.env.DATABASE_URL ?? "", 4);
const registry = new Registry();
const step = { id: "step", name: "step", runtime: { type: "http", url: "http://127.0.0.1/" } };
const functions = readFunctions([
  { id: "shop-morning", triggers: [{ cron: "TZ=Africa/Nairobi 0 9 * * *" }], steps: { step } },
]);
const EVE = new Date("2026-11-22T12:00:00Z");
const NINE = new Date("2026-11-23T06:00:00Z");

beforeEach(async () => {
  await pool.query("drop schema if exists jobs cascade");
  const client = await pool.connect();
  await migrateSchema(client);
  client.release();
  registry.replace(functions, "fingerprint");
  await plan(functions, EVE);
});
afterAll(() => pool.end());

const plan = (configs: FunctionConfig[], now: Date) => inTransaction(pool, (tx) => planCrons(tx, configs, now));
const tick = (now: Date) => inTransaction(pool, (tx) => startDueCrons(tx, registry, now));
const runs = async () => (await pool.query<{ events: unknown }>("select events from jobs.run order by id")).rows;

test("a tick starts one run however many servers look, with the scheduled moment as its event", async () => {
  expect(await tick(new Date(NINE.getTime() - 1))).toBe(0);
  await Promise.all([tick(NINE), tick(NINE), tick(NINE)]);
  await tick(new Date(NINE.getTime() + 1_000));
  expect(await runs()).toMatchObject([
    {
      events: [
        { name: "inngest/scheduled.timer", id: "2026-11-23T06:00:00Z", data: { fireAt: "2026-11-23T06:00:00Z" } },
      ],
    },
  ]);
});

test("of the ticks that were missed one is made up for, and the next one is on time", async () => {
  await tick(new Date("2026-11-26T10:00:00Z"));
  expect(await runs()).toHaveLength(1);
  await tick(new Date("2026-11-27T05:59:59Z"));
  expect(await runs()).toHaveLength(1);
  await tick(new Date("2026-11-27T06:00:00Z"));
  expect(await runs()).toHaveLength(2);
});

test("each tick of a restart of some minutes is made up for once, by whichever server comes first", async () => {
  const every = readFunctions([{ id: "shop-often", triggers: [{ cron: "* * * * *" }], steps: { step } }]);
  registry.replace(every, "often");
  await plan(every, EVE);
  const back = new Date(EVE.getTime() + 4 * 60_000 + 30_000);
  await Promise.all([tick(back), tick(back), tick(back)]);
  const ticks = (await runs()).map((row) => (row.events as Array<{ id: string }>)[0]?.id);
  expect(ticks.sort()).toEqual([1, 2, 3, 4].map((minute) => `2026-11-22T12:0${minute}:00Z`));
});

test("after a longer absence the ticks of the last ten minutes are made up for, or else the last one", () => {
  const since = new Date("2026-01-01T00:00:00Z");
  const now = new Date("2026-11-22T12:00:30Z");
  expect(ticksToStart("* * * * *", since, now)).toHaveLength(10);
  expect(ticksToStart("* * * * *", since, now).at(-1)).toEqual(new Date("2026-11-22T12:00:00Z"));
  expect(ticksToStart("30 9 * * *", since, now)).toEqual([new Date("2026-11-22T09:30:00Z")]);
  expect(ticksToStart("30 9 * * *", EVE, new Date("2026-11-23T09:30:00Z"))).toEqual([new Date("2026-11-23T09:30:00Z")]);
});

test("a tick with jitter is due within its length, at the same moment on every server", async () => {
  const calm = readFunctions([
    { id: "shop-calm", triggers: [{ cron: "0 13 * * *", jitter: "5m" }], steps: { step } },
    { id: "shop-calm-too", triggers: [{ cron: "0 13 * * *", jitter: "5m" }], steps: { step } },
  ]);
  registry.replace(calm, "calm");
  await plan(calm, EVE);
  const thirteen = new Date("2026-11-22T13:00:00Z");
  await tick(thirteen);
  const { rows } = await pool.query<{ due_at: Date; events: Array<{ ts: number; data: { fireAt: string } }> }>(
    "select due_at, events from jobs.job j join jobs.run r on r.id = j.run_id",
  );
  expect(rows).toHaveLength(2);
  for (const { due_at, events } of rows) {
    expect(due_at.getTime() - thirteen.getTime()).toBeGreaterThanOrEqual(1_000);
    expect(due_at.getTime() - thirteen.getTime()).toBeLessThan(300_000);
    expect(events[0]?.ts).toBe(due_at.getTime());
    expect(events[0]?.data).toMatchObject({ scheduledAt: "2026-11-22T13:00:00Z" });
  }
  const cron = { functionId: "shop-calm", expression: "0 13 * * *" };
  expect(jitterOf(cron, thirteen, 300_000)).toBe(jitterOf(cron, thirteen, 300_000));
  expect(jitterOf(cron, thirteen, undefined)).toBe(0);
});

test("a clock that ran ahead and was set back loses no tick and repeats none", async () => {
  await tick(new Date("2026-11-25T12:00:00Z"));
  expect(await runs()).toHaveLength(1);
  await inTransaction(pool, (tx) => pullInCrons(tx, functions, EVE));
  await tick(NINE);
  await tick(new Date("2026-11-24T06:00:00Z"));
  expect(await runs()).toHaveLength(3);
  await tick(new Date("2026-11-25T06:00:00Z"));
  expect(await runs()).toHaveLength(3);
});

test("a sync keeps the times of known crons and drops those that are gone", async () => {
  await plan(functions, new Date("2026-11-24T00:00:00Z"));
  const { rows } = await pool.query<{ next_at: Date }>("select next_at from jobs.cron");
  expect(rows.map((row) => row.next_at)).toEqual([NINE]);
  await plan([], EVE);
  expect((await pool.query("select 1 from jobs.cron")).rows).toEqual([]);
});

test("migrating at every start, and by several servers at once, changes nothing", async () => {
  await Promise.all(
    [1, 2, 3].map(async () => {
      const client = await pool.connect();
      await migrateSchema(client).finally(() => client.release());
    }),
  );
  const { rows } = await pool.query("select count(*)::int = max(version) as once from jobs.migration");
  expect(rows).toEqual([{ once: true }]);
  expect((await pool.query("select 1 from jobs.cron")).rows).toHaveLength(1);
});
