import type { Inngest } from "inngest";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { JobsServer } from "./jobs-server";
import { Trial, WAIT_MS } from "./trial";

/** One app with every setting of flow control, and two servers that share its database. */
let trial: Trial;
let second: JobsServer;
/** What began, in the order in which it did. */
const began: Array<{ fn: string; n: number; at: number }> = [];
const open = new Map<string, () => void>();

const start = (fn: string, data: { n?: number }) => void began.push({ fn, n: data.n ?? 0, at: Date.now() });
/** Resolves when the test lets it (`open`), so that what waits behind it is decided by the server alone. */
const gate = (name: string) => new Promise<void>((resolve) => open.set(name, resolve));
const numbersOf = (fn: string) => began.filter((one) => one.fn === fn).map((one) => one.n);
const send = (name: string, ...data: object[]) => trial.client.send(data.map((one) => ({ name, data: one })));
const statusesOf = async (fn: string) => (await trial.runs(fn)).map((run) => run.status).sort();
const until = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: WAIT_MS, interval: 20 });

const functions = (app: Inngest) => [
  app.createFunction(
    { id: "spaced", triggers: [{ event: "flow/spaced" }], throttle: { limit: 2, period: "1s", key: "event.data.k" } },
    ({ event }) => start("spaced", event.data),
  ),
  app.createFunction(
    { id: "burst", triggers: [{ event: "flow/burst" }], throttle: { limit: 1, period: "1h", burst: 2 } },
    ({ event }) => start("burst", event.data),
  ),
  app.createFunction(
    { id: "rated", triggers: [{ event: "flow/rated" }], rateLimit: { limit: 1, period: "1h", key: "event.data.k" } },
    ({ event }) => start("rated", event.data),
  ),
  app.createFunction(
    { id: "alone", triggers: [{ event: "flow/alone" }], singleton: { key: "event.data.k", mode: "skip" } },
    async ({ event, step }) => {
      start("alone", event.data);
      await step.run("wait", () => gate("alone"));
    },
  ),
  app.createFunction(
    { id: "newest", triggers: [{ event: "flow/newest" }], singleton: { mode: "cancel" } },
    async ({ event, step }) => {
      await step.sleep("nap", "1s");
      start("newest", event.data);
    },
  ),
  app.createFunction(
    {
      id: "batched",
      triggers: [{ event: "flow/batched" }],
      batchEvents: { maxSize: 3, timeout: "1s", key: "event.data.k", if: "event.data.n < 100" },
    },
    ({ events }) => events.map((one) => one.data.n),
  ),
  app.createFunction(
    { id: "ranked", triggers: [{ event: "flow/ranked" }], concurrency: 1, priority: { run: "event.data.p" } },
    async ({ event, step }) => {
      start("ranked", event.data);
      if (event.data.n === 0) await step.run("wait", () => gate("ranked"));
    },
  ),
  app.createFunction(
    {
      id: "narrow",
      triggers: [{ event: "flow/narrow" }],
      concurrency: [{ limit: 3 }, { limit: 2, key: "event.data.k" }],
    },
    async ({ event, step }) =>
      step.run("work", async () => {
        const under = narrow.filter((k) => k === event.data.k).length;
        narrow.push(event.data.k);
        most = [Math.max(most[0], narrow.length), Math.max(most[1], under + 1)];
        await new Promise((resolve) => setTimeout(resolve, 40));
        narrow.splice(narrow.indexOf(event.data.k), 1);
      }),
  ),
];
const narrow: string[] = [];
let most: [number, number] = [0, 0];

/** All scenarios run at the same time, most of them waiting; each test tells how its own went. */
const scenarios: Array<{ run: () => Promise<void>; outcome?: Promise<unknown> }> = [];
function scenario(name: string, run: () => Promise<void>): void {
  const one: (typeof scenarios)[number] = { run };
  scenarios.push(one);
  test(name, async () => {
    const failure = await one.outcome;
    if (failure) throw failure;
  });
}

beforeAll(async () => {
  trial = await Trial.start(functions, { capacity: 16 });
  second = trial.createServer();
  await second.listen();
  for (const one of scenarios)
    one.outcome = one.run().then(
      () => null,
      (error: unknown) => error,
    );
});
afterAll(async () => {
  await second?.close(0);
  await trial?.close();
});

scenario("throttle spaces the starts of each key, loses none, and keeps their order", async () => {
  await send("flow/spaced", ...[1, 2, 3, 4].map((n) => ({ k: "x", n })), { k: "y", n: 9 });
  await until(() => expect(numbersOf("spaced")).toHaveLength(5));
  const [first, ...others] = began.filter((one) => one.fn === "spaced" && one.n !== 9);
  expect([first, ...others].map((one) => one?.n)).toEqual([1, 2, 3, 4]);
  // A start is seen when the call has arrived: some tens of milliseconds after the server let it through.
  expect((others.at(-1)?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(1_300);
});

scenario("a throttle's burst begins at once, and what it holds back is there and waits", async () => {
  await send("flow/burst", ...[1, 2, 3, 4].map((n) => ({ n })));
  await until(() => expect(numbersOf("burst").sort()).toEqual([1, 2, 3]));
  await until(async () =>
    expect(await statusesOf("burst")).toEqual(["Completed", "Completed", "Completed", "Running"]),
  );
});

scenario("rateLimit drops what comes too often, per key, and not what has none", async () => {
  await send("flow/rated", ...["x", "x", "y", "x"].map((k, n) => ({ k, n })), { n: 10 }, { n: 11 });
  await until(() => expect(numbersOf("rated")).toHaveLength(4));
  expect(numbersOf("rated")).toEqual(expect.arrayContaining([0, 2, 10, 11]));
  expect(await trial.runs("rated")).toHaveLength(4);
});

scenario("a singleton skips events while its run is under way, and runs again after it", async () => {
  await send("flow/alone", ...[1, 2, 3].map((n) => ({ k: "x", n })));
  await until(() => expect(open.has("alone")).toBe(true));
  await send("flow/alone", { k: "x", n: 4 });
  await until(async () => {
    const { rows } = await trial.database.query("select 1 from jobs.event where not routed");
    expect(rows).toEqual([]);
  });
  open.get("alone")?.();
  open.delete("alone");
  await until(async () => expect(await statusesOf("alone")).toEqual(["Completed"]));
  await send("flow/alone", { k: "x", n: 5 });
  await until(() => expect(open.has("alone")).toBe(true));
  open.get("alone")?.();
  await until(async () => expect(await statusesOf("alone")).toEqual(["Completed", "Completed"]));
  expect(new Set(numbersOf("alone"))).toEqual(new Set([1, 5]));
});

scenario("a singleton that cancels lets the newest event's run go on alone", async () => {
  await send("flow/newest", ...[1, 2, 3].map((n) => ({ n })));
  await until(async () => expect(await statusesOf("newest")).toEqual(["Cancelled", "Cancelled", "Completed"]));
  expect(numbersOf("newest")).toEqual([3]);
});

scenario("a batch starts one run with its events when it is full or its time is over", async () => {
  await send("flow/batched", ...[1, 2, 3, 4].map((n) => ({ k: "x", n })), { k: "y", n: 5 }, { k: "x", n: 100 });
  await until(async () => expect(await statusesOf("batched")).toEqual(Array(4).fill("Completed")));
  const { rows } = await trial.database.query<{ output: number[] }>(
    "select output from jobs.run where function_id = 'shop-batched'",
  );
  expect(rows.map((row) => row.output).sort()).toEqual([[1, 2, 3], [100], [4], [5]]);
});

scenario("priority decides who is next among those that wait", async () => {
  await send("flow/ranked", { n: 0 });
  await until(() => expect(open.has("ranked")).toBe(true));
  await send("flow/ranked", { n: 1 }, { n: 2, p: 300 }, { n: 3, p: -300 }, { n: 4, p: 600 });
  await until(async () => expect(await trial.runs("ranked")).toHaveLength(5));
  open.get("ranked")?.();
  await until(async () => expect(await statusesOf("ranked")).toEqual(Array(5).fill("Completed")));
  expect(numbersOf("ranked").filter((n) => n > 0)).toEqual([4, 2, 1, 3]);
});

scenario("two concurrency limits hold at once, over both servers", async () => {
  await send("flow/narrow", ...["x", "x", "x", "x", "y", "y", "y", "z"].map((k) => ({ k })));
  await until(async () => expect(await statusesOf("narrow")).toEqual(Array(8).fill("Completed")));
  expect(most[0]).toBeLessThanOrEqual(3);
  expect(most[1]).toBeLessThanOrEqual(2);
});
