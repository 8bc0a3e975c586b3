import { afterAll, beforeAll, beforeEach } from "vitest";
import { type Admission, admitEvent } from "./admit-event";
import { claimJobs, type Job } from "./claim-jobs";
import { inTransaction, openPool } from "./database";
import { newId } from "./event-ids";
import { type FunctionConfig, readFunctions } from "./function-config";
import type { JobEvent } from "./job-event";
import { Registry } from "./registry";
import { migrateSchema } from "./schema";

/** For tests of the queue without app and loops: one function, one event name, and a clock that is an argument. */
export const pool = openPool(process.env.DATABASE_URL ?? "", 10);
export const registry = new Registry();
export const NOW = new Date("2026-11-23T08:00:00Z");
export const later = (ms: number) => new Date(NOW.getTime() + ms);
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

const TABLES = ["run", "event", "once", "rate", "batch", "debounce", "cron", "registration"];
const EMPTY = TABLES.map((table) => `delete from jobs.${table}`).join(";");
const step = { id: "step", name: "step", runtime: { type: "http", url: "http://127.0.0.1/" } };

/** To be called once by a test file: migrates, and empties the schema before each test. */
export function emptyQueue(): void {
  beforeAll(async () => {
    await pool.query("drop schema if exists jobs cascade");
    const client = await pool.connect();
    await migrateSchema(client);
    client.release();
  });
  beforeEach(async () => {
    await pool.query(EMPTY);
    registry.replace([], "");
  });
  afterAll(() => pool.end());
}

/** What a sync says of the one function, `shop-one`, with these settings. */
export const one = (settings: object) => ({
  id: "shop-one",
  triggers: [{ event: "shop/a" }],
  steps: { step },
  ...settings,
});

/** Makes it the only function, without a sync. */
export function have(settings: object): FunctionConfig {
  const functions = readFunctions([one(settings)]);
  registry.replace(functions, "fingerprint");
  return functions[0] as FunctionConfig;
}

export function event(data: Record<string, unknown>, extra: Partial<JobEvent> = {}): JobEvent {
  return { id: newId(NOW), name: "shop/a", data, ts: NOW.getTime(), user: {}, ...extra };
}

/** Lets an event trigger the function that is registered now, in a transaction of its own. */
export const admit = (arrived: JobEvent, now = NOW): Promise<Admission> =>
  inTransaction(pool, (tx) => admitEvent(tx, { fn: registry.get("shop-one") as FunctionConfig, event: arrived, now }));

/** At the same time, as by several servers. */
export const admitAll = (events: JobEvent[], now = NOW) => Promise.all(events.map((arrived) => admit(arrived, now)));
export const kinds = (admissions: Admission[]) => admissions.map((admission) => admission.kind).sort();

export const claim = (now: Date, limit = 100): Promise<Job[]> =>
  claimJobs(pool, registry, { now, limit, underWay: [] });
export const finish = (jobs: Array<Job | undefined>) =>
  pool.query("delete from jobs.job where id = any ($1)", [jobs.map((job) => job?.id)]);

/** The runs in the order in which they were made: their status, and the `n` of their events. */
export async function runs(): Promise<Array<{ status: string; n: unknown[] }>> {
  const { rows } = await pool.query<{ events: JobEvent[]; status: string }>(
    "select events, status from jobs.run order by created_at, id",
  );
  return rows.map((row) => ({ status: row.status, n: row.events.map(({ data }) => data.n) }));
}
