import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { type Admission, admitEvent } from "./admit-event";
import { releaseBatches } from "./batches";
import { claimJobs } from "./claim-jobs";
import { inTransaction, openPool } from "./database";
import { releaseDebounces } from "./debounces";
import { newId } from "./event-ids";
import { type FunctionConfig, readFunctions } from "./function-config";
import type { JobEvent } from "./job-event";
import { Registry } from "./registry";
import { migrateSchema } from "./schema";

const pool = openPool(process.env.DATABASE_URL ?? "", 10);
const registry = new Registry();
const NOW = new Date("2026-11-23T08:00:00Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);
const step = { id: "step", name: "step", runtime: { type: "http", url: "http://127.0.0.1/" } };

beforeEach(async () => {
  await pool.query("drop schema if exists jobs cascade");
  const client = await pool.connect();
  await migrateSchema(client);
  client.release();
});
afterAll(() => pool.end());

function have(settings: object): FunctionConfig {
  const functions = readFunctions([{ id: "shop-one", triggers: [{ event: "shop/a" }], steps: { step }, ...settings }]);
  registry.replace(functions, "fingerprint");
  return functions[0] as FunctionConfig;
}

function event(data: Record<string, unknown>, extra: Partial<JobEvent> = {}): JobEvent {
  return { id: newId(NOW), name: "shop/a", data, ts: NOW.getTime(), user: {}, ...extra };
}

const admit = (fn: FunctionConfig, one: JobEvent, now = NOW): Promise<Admission> =>
  inTransaction(pool, (tx) => admitEvent(tx, { fn, event: one, now }));
const admitAll = (fn: FunctionConfig, events: JobEvent[], now = NOW) =>
  Promise.all(events.map((one) => admit(fn, one, now)));
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const kinds = (admissions: Admission[]) => admissions.map((one) => one.kind).sort();
const claim = (now: Date, limit = 100) => claimJobs(pool, registry, { now, limit, underWay: [] });
const done = (ids: string[]) => pool.query("delete from jobs.job where id = any ($1)", [ids]);
const numbers = async () => {
  const { rows } = await pool.query<{ events: JobEvent[]; status: string }>(
    "select events, status from jobs.run order by created_at, id",
  );
  return rows.map((row) => ({ status: row.status, n: row.events.map((one) => one.data.n) }));
};

test("the same event starts a function once, also at once on several servers", async () => {
  const fn = have({});
  const one = event({});
  expect(
    kinds(
      await admitAll(
        fn,
        times(5, () => one),
      ),
    ),
  ).toEqual([...times(4, () => "dropped"), "started"]);
});

describe("rateLimit", () => {
  test("lets exactly one of ten through at once, and the next one when its time has come", async () => {
    const fn = have({ rateLimit: { limit: 1, period: "10s", key: "event.data.k" } });
    const all = await admitAll(
      fn,
      times(10, () => event({ k: "x" })),
    );
    expect(kinds(all)).toEqual([...times(9, () => "dropped"), "started"]);
    expect((await admit(fn, event({ k: "y" }))).kind).toBe("started");
    expect((await admit(fn, event({ k: "x" }), later(9_999))).kind).toBe("dropped");
    expect((await admit(fn, event({ k: "x" }), later(10_000))).kind).toBe("started");
  });

  test("lets a burst of a tenth of its limit through", async () => {
    const fn = have({ rateLimit: { limit: 20, period: "1h" } });
    const all = await admitAll(
      fn,
      times(6, () => event({})),
    );
    expect(kinds(all).filter((kind) => kind === "started")).toHaveLength(3);
  });

  test("does not count what its key leaves out, and starts nothing where the key fails", async () => {
    const fn = have({ rateLimit: { limit: 1, period: "1h", key: "event.data.n > 1" } });
    expect(
      kinds(
        await admitAll(
          fn,
          times(3, () => event({ n: 1 })),
        ),
      ),
    ).toEqual(times(3, () => "started"));
    expect(
      kinds(
        await admitAll(
          fn,
          times(3, () => event({})),
        ),
      ),
    ).toEqual(times(3, () => "started"));
    expect(
      kinds(
        await admitAll(
          fn,
          times(3, () => event({ n: 2 })),
        ),
      ),
    ).toEqual(["dropped", "dropped", "started"]);
    expect(await admit(fn, event({ n: "text" }))).toMatchObject({
      kind: "failed",
      reason: expect.stringContaining("rateLimit"),
    });
  });

  test("an idempotency key counts for 24 hours; null is a key, a missing one is none", async () => {
    const fn = have({ idempotency: "event.data.k" });
    expect(
      kinds(
        await admitAll(
          fn,
          times(3, () => event({ k: null })),
        ),
      ),
    ).toEqual(["dropped", "dropped", "started"]);
    expect(
      kinds(
        await admitAll(
          fn,
          times(3, () => event({})),
        ),
      ),
    ).toEqual(times(3, () => "started"));
    expect((await admit(fn, event({ k: null }), later(86_399_999))).kind).toBe("dropped");
    expect((await admit(fn, event({ k: null }), later(86_400_000))).kind).toBe("started");
  });
});

describe("batchEvents", () => {
  const batch = { batchEvents: { maxSize: 10, timeout: "5s", key: "event.data.k" } };

  test("makes full batches of events that come at once, and loses none", async () => {
    const fn = have(batch);
    const all = await admitAll(
      fn,
      times(34, (n) => event({ k: "x", n })),
    );
    expect(all.filter((one) => one.kind === "started")).toHaveLength(3);
    expect((await numbers()).map((run) => run.n.length)).toEqual([10, 10, 10]);
    expect(await inTransaction(pool, (tx) => releaseBatches(tx, registry, later(4_999)))).toBe(0);
    await Promise.all(times(3, () => inTransaction(pool, (tx) => releaseBatches(tx, registry, later(5_000)))));
    const runs = (await numbers()).map((run) => run.n);
    expect(runs).toHaveLength(4);
    expect(runs.flat().sort((a, b) => Number(a) - Number(b))).toEqual(times(34, (n) => n));
    expect((await pool.query("select 1 from jobs.batch union all select 1 from jobs.batch_event")).rows).toEqual([]);
  });

  test("keeps keys and what its condition leaves out apart, and the order within a batch", async () => {
    const fn = have({ batchEvents: { maxSize: 2, timeout: "5s", key: "event.data.k", if: "event.data.n > 0" } });
    for (const [n, k] of ["x", "x", "y", "x", "y"].entries()) await admit(fn, event({ k, n }), later(n));
    expect((await numbers()).map((run) => run.n)).toEqual([[0], [1, 3], [2, 4]]);
  });

  test("starts early when its events come to 10 MiB", async () => {
    const fn = have(batch);
    const text = "x".repeat(4 * 1024 * 1024);
    for (const n of [0, 1, 2]) await admit(fn, event({ k: "x", n, text }));
    expect((await numbers()).map((run) => run.n)).toEqual([[0, 1, 2]]);
  });

  test("is dropped when its function is gone", async () => {
    await admit(have(batch), event({ k: "x" }));
    registry.replace([], "empty");
    expect(await inTransaction(pool, (tx) => releaseBatches(tx, registry, later(5_000)))).toBe(1);
    expect(await numbers()).toEqual([]);
  });
});

describe("singleton", () => {
  test("skips all but one of ten at once, and starts again when that one has ended", async () => {
    const fn = have({ singleton: { mode: "skip", key: "event.data.k" } });
    const all = await admitAll(
      fn,
      times(10, () => event({ k: "x" })),
    );
    expect(kinds(all)).toEqual([...times(9, () => "dropped"), "started"]);
    expect((await admit(fn, event({ k: "y" }))).kind).toBe("started");
    await pool.query("update jobs.run set status = 'Completed'");
    expect((await admit(fn, event({ k: "x" }))).kind).toBe("started");
  });

  test("with cancel the newest goes on alone, also when five come at once", async () => {
    const fn = have({ singleton: { mode: "cancel" } });
    await admitAll(
      fn,
      times(5, (n) => event({ n })),
    );
    await admit(fn, event({ n: 5 }), later(1));
    const runs = await numbers();
    expect(runs.filter((run) => run.status === "Running")).toEqual([{ status: "Running", n: [5] }]);
    expect(runs.every((run) => run.status !== "Completed")).toBe(true);
    const { rows } = await pool.query("select 1 from jobs.event where name = 'inngest/function.cancelled'");
    expect(rows).toHaveLength(runs.length - 1);
  });

  test("a false, missing or failing key makes it none", async () => {
    const fn = have({ singleton: { mode: "skip", key: "event.data.n > 1" } });
    const all = await admitAll(
      fn,
      [{ n: 1 }, { n: 1 }, {}, {}, { n: "text" }, { n: "text" }].map((data) => event(data)),
    );
    expect(kinds(all)).toEqual(times(6, () => "started"));
  });
});

describe("throttle", () => {
  test("several claims at once let through what the burst allows, and one more after each spacing, in order", async () => {
    const fn = have({ throttle: { limit: 2, period: "10s", burst: 2, key: "event.data.k" } });
    for (const n of [0, 1, 2, 3, 4]) await admit(fn, event({ k: "x", n }), later(n));
    await admit(fn, event({ k: "y", n: 5 }));
    const first = (await Promise.all(times(6, () => claim(later(10))))).flat();
    expect(first).toHaveLength(4);
    expect(await claim(later(5_009))).toEqual([]);
    expect(await claim(later(5_010))).toHaveLength(1);
    expect(await claim(later(10_010))).toHaveLength(1);
    const { rows } = await pool.query("select 1 from jobs.job where lease_until is null");
    expect(rows).toEqual([]);
  });

  test("a run that waits for a concurrency slot pays when it begins: none begin too close together", async () => {
    const fn = have({ throttle: { limit: 1, period: "10s" }, concurrency: 1 });
    for (const n of [0, 1, 2]) await admit(fn, event({ n }), later(n));
    const [first] = await claim(later(10));
    expect(await claim(later(60_000))).toMatchObject([{ id: first?.id }]);
    await done([first?.id ?? ""]);
    const [second, ...others] = await claim(later(60_000));
    expect(others).toEqual([]);
    await done([second?.id ?? ""]);
    expect(await claim(later(69_999))).toEqual([]);
    expect(await claim(later(70_000))).toHaveLength(1);
  });

  test("a clock set back by a day holds nothing back for a day", async () => {
    const fn = have({ throttle: { limit: 1, period: "10s" } });
    await admit(fn, event({}), later(86_400_000));
    await claim(later(86_400_000));
    await admit(fn, event({}));
    await claim(NOW);
    expect(await claim(later(10_000))).toHaveLength(1);
  });
});

test("two concurrency limits hold at once over all claims, and let through all that they allow", async () => {
  const fn = have({ concurrency: [{ limit: 3 }, { limit: 2, key: "event.data.k" }] });
  for (const [n, k] of ["x", "x", "x", "y", "y", "z"].entries()) await admit(fn, event({ k, n }), later(n));
  const first = (await Promise.all(times(4, () => claim(later(10))))).flat();
  expect(first).toHaveLength(3);
  const { rows } = await pool.query(
    "select events->0->'data'->>'k' as k from jobs.run r join jobs.job j on j.run_id = r.id where lease_until is not null",
  );
  expect(rows.map((row) => row.k).sort()).toEqual(["x", "x", "y"]);
  await done(first.map((job) => job.id));
  expect(await claim(later(11))).toHaveLength(3);
});

test("priority moves a run in the queue by at most 600 seconds, what is none leaves it in its place", async () => {
  const fn = have({ priority: { run: "event.data.p" } });
  const priorities = [0, -50_000, 60, 599, "text", undefined, 50_000];
  for (const [n, p] of priorities.entries()) await admit(fn, event({ n, p }), later(n));
  await admit(fn, event({ n: 7, p: 0 }), later(-500_000));
  const { rows } = await pool.query<{ id: string; events: JobEvent[] }>("select id, events from jobs.run");
  const numberOf = new Map(rows.map((row) => [row.id, row.events[0]?.data.n]));
  const order: unknown[] = [];
  for (let left = 8; left > 0; left--) order.push(numberOf.get((await claim(later(10), 1))[0]?.runId ?? ""));
  expect(order).toEqual([6, 3, 7, 2, 0, 4, 5, 1]);
});

test("an event whose ts is still to come starts its run then", async () => {
  const fn = have({});
  await admit(fn, event({}, { ts: later(60_000).getTime() }));
  expect(await claim(later(59_999))).toEqual([]);
  expect(await claim(later(60_000))).toHaveLength(1);
});

test("a held-back event is limited, singled out and batched no second time when it is released", async () => {
  const fn = have({ debounce: { period: "1s" }, rateLimit: { limit: 1, period: "1h" }, singleton: { mode: "skip" } });
  expect(kinds(await admitAll(fn, [event({ n: 0 }), event({ n: 1 })]))).toEqual(["dropped", "held"]);
  await inTransaction(pool, (tx) => releaseDebounces(tx, registry, later(1_000)));
  expect(await numbers()).toHaveLength(1);
});

test("text that the database would not take as a key is one all the same", async () => {
  const fn = have({
    debounce: { period: "1s", key: "event.data.k" },
    rateLimit: { limit: 5, period: "1h", key: "event.data.k" },
    throttle: { limit: 5, period: "1h", key: "event.data.k" },
    singleton: { mode: "skip", key: "event.data.k" },
    concurrency: { limit: 1, key: "event.data.k" },
  });
  const keys = ["a\u0000b", "\ud800", "x".repeat(100_000), { deep: ["\u0000"] }];
  expect(
    kinds(
      await admitAll(
        fn,
        keys.map((k) => event({ k })),
      ),
    ),
  ).toEqual(times(4, () => "held"));
  await inTransaction(pool, (tx) => releaseDebounces(tx, registry, later(1_000)));
  expect(await claim(later(1_000))).toHaveLength(4);
});
