import { describe, expect, test } from "vitest";
import type { JobEvent } from "./job-event";
import { admit, claim, emptyQueue, event, finish, have, later, NOW, pool, times } from "./queue-trial";

emptyQueue();

describe("throttle", () => {
  test("several claims at once let through what the burst allows, and one more after each spacing, in order", async () => {
    have({ throttle: { limit: 2, period: "10s", burst: 2, key: "event.data.k" } });
    for (const n of [0, 1, 2, 3, 4]) await admit(event({ k: "x", n }), later(n));
    await admit(event({ k: "y", n: 5 }));
    const first = (await Promise.all(times(6, () => claim(later(10))))).flat();
    expect(first).toHaveLength(4);
    expect(await claim(later(5_009))).toEqual([]);
    expect(await claim(later(5_010))).toHaveLength(1);
    expect(await claim(later(10_010))).toHaveLength(1);
    const { rows } = await pool.query("select 1 from jobs.job where lease_until is null");
    expect(rows).toEqual([]);
  });

  test("a run that waits for a concurrency slot pays when it begins: none begin too close together", async () => {
    have({ throttle: { limit: 1, period: "10s" }, concurrency: 1 });
    for (const n of [0, 1, 2]) await admit(event({ n }), later(n));
    const [first] = await claim(later(10));
    expect(await claim(later(60_000))).toMatchObject([{ id: first?.id }]);
    await finish([first]);
    const [second, ...others] = await claim(later(60_000));
    expect(others).toEqual([]);
    await finish([second]);
    expect(await claim(later(69_999))).toEqual([]);
    expect(await claim(later(70_000))).toHaveLength(1);
  });

  test("a clock set back by a day holds nothing back for a day", async () => {
    have({ throttle: { limit: 1, period: "10s" } });
    await admit(event({}), later(86_400_000));
    await claim(later(86_400_000));
    await admit(event({}));
    await claim(NOW);
    expect(await claim(later(10_000))).toHaveLength(1);
  });
});

test("two concurrency limits hold at once over all claims, and let through all that they allow", async () => {
  have({ concurrency: [{ limit: 3 }, { limit: 2, key: "event.data.k" }] });
  for (const [n, k] of ["x", "x", "x", "y", "y", "z"].entries()) await admit(event({ k, n }), later(n));
  const first = (await Promise.all(times(4, () => claim(later(10))))).flat();
  expect(first).toHaveLength(3);
  const { rows } = await pool.query(
    "select events->0->'data'->>'k' as k from jobs.run r join jobs.job j on j.run_id = r.id where lease_until is not null",
  );
  expect(rows.map((row) => row.k).sort()).toEqual(["x", "x", "y"]);
  await finish(first);
  expect(await claim(later(11))).toHaveLength(3);
});

test("priority moves a run in the queue by at most 600 seconds, what is none leaves it in its place", async () => {
  have({ priority: { run: "event.data.p" } });
  const priorities = [0, -50_000, 60, 599, "text", undefined, 50_000];
  for (const [n, p] of priorities.entries()) await admit(event({ n, p }), later(n));
  await admit(event({ n: 7, p: 0 }), later(-500_000));
  const { rows } = await pool.query<{ id: string; events: JobEvent[] }>("select id, events from jobs.run");
  const numberOf = new Map(rows.map((row) => [row.id, row.events[0]?.data.n]));
  const order: unknown[] = [];
  for (let left = 8; left > 0; left--) order.push(numberOf.get((await claim(later(10), 1))[0]?.runId ?? ""));
  expect(order).toEqual([6, 3, 7, 2, 0, 4, 5, 1]);
});

test("an event whose ts is still to come starts its run then", async () => {
  have({});
  await admit(event({}, { ts: later(60_000).getTime() }));
  expect(await claim(later(59_999))).toEqual([]);
  expect(await claim(later(60_000))).toHaveLength(1);
});
