import { describe, expect, test } from "vitest";
import { releaseBatches } from "./batches";
import { inTransaction } from "./database";
import { releaseDebounces } from "./debounces";
import {
  admit,
  admitAll,
  claim,
  emptyQueue,
  event,
  have,
  kinds,
  later,
  pool,
  registry,
  runs,
  times,
} from "./queue-trial";

emptyQueue();

test("the same event starts a function once, also at once on several servers", async () => {
  have({});
  const arrived = event({});
  expect(kinds(await admitAll(times(5, () => arrived)))).toEqual([...times(4, () => "dropped"), "started"]);
});

describe("rateLimit", () => {
  test("lets exactly one of ten through at once, and the next one when its time has come", async () => {
    have({ rateLimit: { limit: 1, period: "10s", key: "event.data.k" } });
    const all = await admitAll(times(10, () => event({ k: "x" })));
    expect(kinds(all)).toEqual([...times(9, () => "dropped"), "started"]);
    expect((await admit(event({ k: "y" }))).kind).toBe("started");
    expect((await admit(event({ k: "x" }), later(9_999))).kind).toBe("dropped");
    expect((await admit(event({ k: "x" }), later(10_000))).kind).toBe("started");
  });

  test("lets a burst of a tenth of its limit through", async () => {
    have({ rateLimit: { limit: 20, period: "1h" } });
    const all = await admitAll(times(6, () => event({})));
    expect(kinds(all).filter((kind) => kind === "started")).toHaveLength(3);
  });

  test("does not count what its key leaves out, and starts nothing where the key fails", async () => {
    have({ rateLimit: { limit: 1, period: "1h", key: "event.data.n > 1" } });
    expect(kinds(await admitAll(times(3, () => event({ n: 1 }))))).toEqual(times(3, () => "started"));
    expect(kinds(await admitAll(times(3, () => event({}))))).toEqual(times(3, () => "started"));
    expect(kinds(await admitAll(times(3, () => event({ n: 2 }))))).toEqual(["dropped", "dropped", "started"]);
    expect(await admit(event({ n: "text" }))).toMatchObject({
      kind: "failed",
      reason: expect.stringContaining("rateLimit"),
    });
  });

  test("an idempotency key counts for 24 hours; null is a key, a missing one is none", async () => {
    have({ idempotency: "event.data.k" });
    expect(kinds(await admitAll(times(3, () => event({ k: null }))))).toEqual(["dropped", "dropped", "started"]);
    expect(kinds(await admitAll(times(3, () => event({}))))).toEqual(times(3, () => "started"));
    expect((await admit(event({ k: null }), later(86_399_999))).kind).toBe("dropped");
    expect((await admit(event({ k: null }), later(86_400_000))).kind).toBe("started");
  });
});

describe("batchEvents", () => {
  const batch = { batchEvents: { maxSize: 10, timeout: "5s", key: "event.data.k" } };

  test("makes full batches of events that come at once, and loses none", async () => {
    have(batch);
    const all = await admitAll(times(34, (n) => event({ k: "x", n })));
    expect(all.filter((one) => one.kind === "started")).toHaveLength(3);
    expect((await runs()).map((run) => run.n.length)).toEqual([10, 10, 10]);
    expect(await inTransaction(pool, (tx) => releaseBatches(tx, registry, later(4_999)))).toBe(0);
    await Promise.all(times(3, () => inTransaction(pool, (tx) => releaseBatches(tx, registry, later(5_000)))));
    const started = (await runs()).map((run) => run.n);
    expect(started).toHaveLength(4);
    expect(started.flat().sort((a, b) => Number(a) - Number(b))).toEqual(times(34, (n) => n));
    expect((await pool.query("select 1 from jobs.batch union all select 1 from jobs.batch_event")).rows).toEqual([]);
  });

  test("keeps keys and what its condition leaves out apart, and the order within a batch", async () => {
    have({ batchEvents: { maxSize: 2, timeout: "5s", key: "event.data.k", if: "event.data.n > 0" } });
    for (const [n, k] of ["x", "x", "y", "x", "y"].entries()) await admit(event({ k, n }), later(n));
    expect((await runs()).map((run) => run.n)).toEqual([[0], [1, 3], [2, 4]]);
  });

  test("starts early when its events come to 10 MiB", async () => {
    have(batch);
    const text = "x".repeat(4 * 1024 * 1024);
    for (const n of [0, 1, 2]) await admit(event({ k: "x", n, text }));
    expect((await runs()).map((run) => run.n)).toEqual([[0, 1, 2]]);
  });

  test("is dropped when its function is gone", async () => {
    have(batch);
    await admit(event({ k: "x" }));
    registry.replace([], "empty");
    expect(await inTransaction(pool, (tx) => releaseBatches(tx, registry, later(5_000)))).toBe(1);
    expect(await runs()).toEqual([]);
  });
});

describe("singleton", () => {
  test("skips all but one of ten at once, and starts again when that one has ended", async () => {
    have({ singleton: { mode: "skip", key: "event.data.k" } });
    const all = await admitAll(times(10, () => event({ k: "x" })));
    expect(kinds(all)).toEqual([...times(9, () => "dropped"), "started"]);
    expect((await admit(event({ k: "y" }))).kind).toBe("started");
    await pool.query("update jobs.run set status = 'Completed'");
    expect((await admit(event({ k: "x" }))).kind).toBe("started");
  });

  test("with cancel the newest goes on alone, also when five come at once", async () => {
    have({ singleton: { mode: "cancel" } });
    await admitAll(times(5, (n) => event({ n })));
    await admit(event({ n: 5 }), later(1));
    const all = await runs();
    expect(all.filter((run) => run.status === "Running")).toEqual([{ status: "Running", n: [5] }]);
    expect(all.every((run) => run.status !== "Completed")).toBe(true);
    const { rows } = await pool.query("select 1 from jobs.event where name = 'inngest/function.cancelled'");
    expect(rows).toHaveLength(all.length - 1);
  });

  test("a false, missing or failing key makes it none", async () => {
    have({ singleton: { mode: "skip", key: "event.data.n > 1" } });
    const all = await admitAll([{ n: 1 }, { n: 1 }, {}, {}, { n: "text" }, { n: "text" }].map((data) => event(data)));
    expect(kinds(all)).toEqual(times(6, () => "started"));
  });
});

test("a held-back event is limited, singled out and batched no second time when it is released", async () => {
  have({ debounce: { period: "1s" }, rateLimit: { limit: 1, period: "1h" }, singleton: { mode: "skip" } });
  expect(kinds(await admitAll([event({ n: 0 }), event({ n: 1 })]))).toEqual(["dropped", "held"]);
  await inTransaction(pool, (tx) => releaseDebounces(tx, registry, later(1_000)));
  expect(await runs()).toHaveLength(1);
});

test("text that the database would not take as a key is one all the same", async () => {
  have({
    debounce: { period: "1s", key: "event.data.k" },
    rateLimit: { limit: 5, period: "1h", key: "event.data.k" },
    throttle: { limit: 5, period: "1h", key: "event.data.k" },
    singleton: { mode: "skip", key: "event.data.k" },
    concurrency: { limit: 1, key: "event.data.k" },
  });
  const keys = ["a\u0000b", "\ud800", "x".repeat(100_000), { deep: ["\u0000"] }];
  expect(kinds(await admitAll(keys.map((k) => event({ k }))))).toEqual(times(4, () => "held"));
  await inTransaction(pool, (tx) => releaseDebounces(tx, registry, later(1_000)));
  expect(await claim(later(1_000))).toHaveLength(4);
});
