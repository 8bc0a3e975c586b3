import { afterAll, beforeEach, expect, test } from "vitest";
import { planCrons, startDueCrons } from "./cron-ticks";
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
