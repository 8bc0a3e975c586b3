import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inTransaction, openPool } from "./database";
import { type FunctionConfig, readFunctions } from "./function-config";
import { Registry } from "./registry";
import { endLateRuns, noteStart } from "./run-deadlines";
import { migrateSchema } from "./schema";
import { startRun } from "./start-run";

const pool = openPool(process.env.DATABASE_URL ?? "", 4);
const registry = new Registry();
const step = { id: "step", name: "step", runtime: { type: "http", url: "http://127.0.0.1/" } };
const NOON = new Date("2026-11-23T12:00:00Z");
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1_000);

function configure(timeouts: object | undefined): FunctionConfig {
  const functions = readFunctions([{ id: "shop-a", triggers: [{ event: "shop/a" }], steps: { step }, timeouts }]);
  registry.replace(functions, JSON.stringify(timeouts));
  return functions[0] as FunctionConfig;
}

beforeAll(async () => {
  await pool.query("drop schema if exists jobs cascade");
  const client = await pool.connect();
  await migrateSchema(client).finally(() => client.release());
});
beforeEach(() => pool.query("truncate jobs.run, jobs.event cascade"));
afterAll(() => pool.end());

async function begin(fn: FunctionConfig): Promise<string> {
  const event = { id: "e", name: "shop/a", data: {}, ts: NOON.getTime(), user: {} };
  return (await inTransaction(pool, (tx) => startRun(tx, { fn, events: [event], now: NOON }))) ?? "";
}

const look = (now: Date) => inTransaction(pool, (tx) => endLateRuns(tx, registry, now));

async function state(): Promise<unknown> {
  const { rows } = await pool.query("select status, reason from jobs.run");
  return [rows[0].status, rows[0].reason];
}

test("a run that has not made its first call by timeouts.start is cancelled, once, and that is announced", async () => {
  await begin(configure({ start: "10s", finish: "1h" }));
  await look(later(9));
  expect(await state()).toEqual(["Running", null]);
  await Promise.all([look(later(10)), look(later(11))]);
  expect(await state()).toEqual(["Cancelled", "timeouts.start of 10 s"]);
  const { rows } = await pool.query("select name from jobs.event order by name");
  expect(rows.map(({ name }) => name)).toEqual(["inngest/function.cancelled", "inngest/function.finished"]);
});

test("with the first call the time to start is over and the time to finish begins; further calls change nothing", async () => {
  const fn = configure({ start: "10s", finish: "1m" });
  const runId = await begin(fn);
  await noteStart(pool, fn, runId, later(5));
  await Promise.all([noteStart(pool, fn, runId, later(50)), noteStart(pool, fn, runId, later(51))]);
  await look(later(64));
  expect(await state()).toEqual(["Running", null]);
  await look(later(65));
  expect(await state()).toEqual(["Cancelled", "timeouts.finish of 60 s"]);
});

test("a sync that gives more time moves the end, and one that gives up the limit drops it", async () => {
  const runId = await begin(configure({ finish: "1m" }));
  await noteStart(pool, configure({ finish: "1m" }), runId, NOON);
  configure({ finish: "2m" });
  await look(later(60));
  const { rows } = await pool.query("select due_at from jobs.deadline");
  expect(rows).toEqual([{ due_at: later(120) }]);
  configure(undefined);
  await look(later(120));
  expect(await state()).toEqual(["Running", null]);
  expect((await pool.query("select from jobs.deadline")).rowCount).toBe(0);
});

test("a function without timeouts leaves no deadline and no trace of its start", async () => {
  const fn = configure(undefined);
  const runId = await begin(fn);
  await noteStart(pool, fn, runId, NOON);
  const { rows } = await pool.query(
    "select started_at, (select count(*)::int from jobs.deadline) as deadlines from jobs.run",
  );
  expect(rows).toEqual([{ started_at: null, deadlines: 0 }]);
});
