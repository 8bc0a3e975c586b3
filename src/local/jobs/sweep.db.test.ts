import { afterAll, beforeAll, expect, test } from "vitest";
import { openPool } from "./database";
import { migrateSchema } from "./schema";
import { sweep } from "./sweep";

const DAY_MS = 86_400_000;
const NOW = new Date("2026-11-23T00:00:00Z");
const retention = { runsDays: 30, eventsDays: 7 };
const pool = openPool(process.env.DATABASE_URL ?? "", 4);
const ago = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

beforeAll(async () => {
  await pool.query("drop schema if exists jobs cascade");
  const client = await pool.connect();
  await migrateSchema(client).finally(() => client.release());
});
afterAll(() => pool.end());

async function idsOf(table: string, column = "id"): Promise<string[]> {
  return (await pool.query<{ id: string }>(`select ${column} as id from ${table} order by 1`)).rows.map(({ id }) => id);
}

test("what is over goes after its days, with all of it, and nothing that may still do something", async () => {
  const run = `insert into jobs.run (id, function_id, status, event_name, events, created_at, ended_at)
    values ($1, 'shop-a', $2, 'shop/a', '[]', $3, $4)`;
  await pool.query(run, ["old", "Completed", ago(40), ago(31)]);
  await pool.query(run, ["long", "Completed", ago(400), ago(29)]);
  await pool.query(run, ["running", "Running", ago(400), null]);
  await pool.query(
    `insert into jobs.step (run_id, id, name, op, state, reported_at)
     select id, 'step', 'step', 'StepRun', 'completed', created_at from jobs.run`,
  );
  const event = "insert into jobs.event (id, name, body, received_at, routed) values ($1, 'shop/a', '{}', $2, $3)";
  await pool.query(event, ["old", ago(8), true]);
  await pool.query(event, ["young", ago(6), true]);
  await pool.query(event, ["waiting", ago(8), false]);
  const once = "insert into jobs.once (key, expires_at) values ($1, $2)";
  await pool.query(once, ["old", ago(0)]);
  await pool.query(once, ["young", new Date(NOW.getTime() + 1)]);
  const rate = `insert into jobs.rate (key, function_id, arrival_us, spacing_us, free_at, expires_at)
    values ($1, 'shop-a', 0, 1, $2, $2)`;
  await pool.query(rate, ["old", ago(0)]);
  await pool.query(rate, ["young", new Date(NOW.getTime() + 1)]);

  await Promise.all([sweep(pool, retention, NOW), sweep(pool, retention, NOW)]);
  expect(await idsOf("jobs.run")).toEqual(["long", "running"]);
  expect(await idsOf("jobs.step", "run_id")).toEqual(["long", "running"]);
  expect(await idsOf("jobs.event")).toEqual(["waiting", "young"]);
  expect(await idsOf("jobs.once", "key")).toEqual(["young"]);
  expect(await idsOf("jobs.rate", "key")).toEqual(["young"]);
});

test("a long past goes in portions: it says that there is more until there is none", async () => {
  await pool.query("insert into jobs.once (key, expires_at) select 'k' || n, $1 from generate_series(1, 4500) n", [
    ago(1),
  ]);
  expect(await sweep(pool, retention, NOW)).toBe(true);
  expect(await sweep(pool, retention, NOW)).toBe(true);
  expect(await sweep(pool, retention, NOW)).toBe(false);
  expect(await idsOf("jobs.once", "key")).toEqual(["young"]);
});
