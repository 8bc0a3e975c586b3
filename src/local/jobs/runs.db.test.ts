import { afterEach, expect, test, vi } from "vitest";
import { Trial, WAIT_MS } from "./trial";

let trial: Trial;
afterEach(() => trial.close());

test("an event starts each function that it triggers once, and only where its condition is true", async () => {
  trial = await Trial.start((app) => [
    app.createFunction({ id: "all", triggers: [{ event: "shop/a" }] }, () => "all"),
    app.createFunction({ id: "big", triggers: [{ event: "shop/a", if: "event.data.n > 5" }] }, () => "big"),
    app.createFunction({ id: "wild", triggers: [{ event: "shop/*" }] }, ({ event }) => event.data),
    app.createFunction({ id: "other", triggers: [{ event: "shop/b" }] }, () => "other"),
  ]);
  const { ids } = await trial.client.send({ name: "shop/a", data: { n: 1 } });
  expect(ids).toHaveLength(1);
  expect((await trial.ended("all")).output).toBe("all");
  expect((await trial.ended("wild")).output).toEqual({ n: 1 });
  await trial.settled();
  expect(await trial.runs()).toHaveLength(2);
});

test("the same event id twice is one run, also within one request", async () => {
  trial = await Trial.start((app) => [app.createFunction({ id: "one", triggers: [{ event: "shop/a" }] }, () => 1)]);
  const event = { name: "shop/a", id: "cart-1", data: {} };
  await trial.client.send([event, event]);
  await trial.client.send(event);
  await trial.client.send({ ...event, id: "cart-2" });
  await trial.settled();
  expect(await trial.runs("one")).toHaveLength(2);
});

test("an event that comes again with its id has no effect at all, not even on newer runs", async () => {
  trial = await Trial.start((app) => [
    app.createFunction(
      { id: "nap", triggers: [{ event: "shop/a" }], cancelOn: [{ event: "shop/stop" }] },
      async ({ step }) => {
        await step.sleep("nap", "1s");
      },
    ),
  ]);
  const stop = { name: "shop/stop", id: "stop-1", data: {} };
  await trial.client.send([stop, { name: "shop/a", data: {} }]);
  await vi.waitFor(
    async () => expect((await trial.database.query("select 1 from jobs.timer")).rows).toHaveLength(1),
    WAIT_MS,
  );
  await trial.client.send(stop);
  await trial.ended("nap");
});

test("an idempotency key starts one run for all events that share it", async () => {
  trial = await Trial.start((app) => [
    app.createFunction({ id: "one", triggers: [{ event: "shop/a" }], idempotency: "event.data.k" }, () => 1),
  ]);
  await trial.client.send([1, 1, 2].map((k) => ({ name: "shop/a", data: { k } })));
  await trial.settled();
  expect(await trial.runs("one")).toHaveLength(2);
});

test("a sleep ends no earlier than it should, and what ran before it does not run again", async () => {
  const effects: string[] = [];
  trial = await Trial.start((app) => [
    app.createFunction({ id: "nap", triggers: [{ event: "shop/a" }] }, async ({ step, event }) => {
      const first = await step.run("first", () => effects.push("first"));
      await step.sleep("nap", "1s");
      await step.sleepUntil("until", new Date(event.ts ?? 0));
      const second = await step.run("second", () => effects.push("second"));
      return { first, second };
    }),
  ]);
  await trial.client.send({ name: "shop/a", data: {} });
  const run = await trial.ended("nap");
  expect(run.output).toEqual({ first: 1, second: 2 });
  expect(effects).toEqual(["first", "second"]);
  const sleep = run.steps.find((step) => step.name === "nap");
  expect((sleep?.endedAt?.getTime() ?? 0) - (sleep?.reportedAt.getTime() ?? 0)).toBeGreaterThanOrEqual(1_000);
});

test("step.sendEvent sends once and starts the other function", async () => {
  trial = await Trial.start((app) => [
    app.createFunction({ id: "sender", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
      await step.sendEvent("tell", { name: "shop/told", data: { by: "sender" } });
      await step.sleep("nap", "1s");
    }),
    app.createFunction({ id: "receiver", triggers: [{ event: "shop/told" }] }, ({ event }) => event.data.by),
  ]);
  await trial.client.send({ name: "shop/a", data: {} });
  await trial.ended("sender");
  expect((await trial.ended("receiver")).output).toBe("sender");
});

test("cancelOn ends a sleeping run of the same key, leaves others, and announces it", async () => {
  const effects: string[] = [];
  trial = await Trial.start((app) => [
    app.createFunction(
      { id: "nap", triggers: [{ event: "shop/a" }], cancelOn: [{ event: "shop/stop", match: "data.cartId" }] },
      async ({ step, event }) => {
        await step.sleep("nap", "2s");
        await step.run("send", () => effects.push(event.data.cartId));
      },
    ),
    app.createFunction({ id: "watch", triggers: [{ event: "inngest/function.cancelled" }] }, ({ event }) => event.data),
  ]);
  // Came before the runs: cancels nothing.
  await trial.client.send({ name: "shop/stop", data: { cartId: "c1" } });
  await trial.client.send(["c1", "c2"].map((cartId) => ({ name: "shop/a", data: { cartId } })));
  await vi.waitFor(async () => {
    const { rows } = await trial.database.query("select 1 from jobs.timer");
    expect(rows).toHaveLength(2);
  }, WAIT_MS);
  await trial.client.send({ name: "shop/stop", data: { cartId: "c1" } });
  const told = await trial.ended("watch");
  expect(told.output).toMatchObject({ function_id: "shop-nap", event: { data: { cartId: "c1" } } });
  await vi.waitFor(async () => {
    const statuses = (await trial.runs("nap")).map((run) => run.status);
    expect(statuses.sort()).toEqual(["Cancelled", "Completed"]);
  }, WAIT_MS);
  expect(effects).toEqual(["c2"]);
});

test("an event that both starts and cancels a function restarts it", async () => {
  trial = await Trial.start((app) => [
    app.createFunction(
      { id: "nap", triggers: [{ event: "shop/a" }], cancelOn: [{ event: "shop/a", match: "data.k" }] },
      async ({ step, event }) => {
        await step.sleep("nap", "1s");
        return event.data.n;
      },
    ),
  ]);
  await trial.client.send([1, 2].map((n) => ({ name: "shop/a", data: { k: "x", n } })));
  await vi.waitFor(async () => {
    const runs = await trial.runs("nap");
    expect(runs.map((run) => run.status).sort()).toEqual(["Cancelled", "Completed"]);
  }, WAIT_MS);
});

test("debounce starts one run per key with its last event, a quiet period after it", async () => {
  trial = await Trial.start((app) => [
    app.createFunction(
      { id: "calm", triggers: [{ event: "shop/a" }], debounce: { key: "event.data.k", period: "1s" } },
      ({ event }) => event.data,
    ),
  ]);
  const begin = Date.now();
  for (const n of [1, 2, 3]) await trial.client.send({ name: "shop/a", data: { k: "x", n } });
  await trial.client.send({ name: "shop/a", data: { k: "y", n: 4 } });
  await trial.client.send({ name: "shop/a", data: { k: "x", n: 0 }, ts: Date.now() - 60_000 });
  await vi.waitFor(async () => expect(await trial.runs("calm")).toHaveLength(2), WAIT_MS);
  expect(Date.now() - begin).toBeGreaterThanOrEqual(1_000);
  await trial.settled();
  const { rows } = await trial.database.query<{ output: unknown }>("select output from jobs.run");
  expect(rows.map((row) => row.output)).toEqual(
    expect.arrayContaining([
      { k: "x", n: 3 },
      { k: "y", n: 4 },
    ]),
  );
});

test("a debounce's timeout starts the run although events keep coming", async () => {
  trial = await Trial.start((app) => [
    app.createFunction(
      { id: "calm", triggers: [{ event: "shop/a" }], debounce: { period: "1h", timeout: "1s" } },
      ({ event }) => event.data.n,
    ),
  ]);
  await trial.client.send([1, 2, 3].map((n) => ({ name: "shop/a", data: { n } })));
  expect((await trial.ended("calm")).output).toBe(3);
});

test("concurrency holds back calls over the limit per key, and all of them run in the end", async () => {
  let [now, most] = [0, 0];
  trial = await Trial.start((app) => [
    app.createFunction(
      { id: "narrow", triggers: [{ event: "shop/a" }], concurrency: { limit: 2, key: "event.data.k" } },
      async ({ step }) => {
        await step.run("work", async () => {
          most = Math.max(most, ++now);
          await new Promise((resolve) => setTimeout(resolve, 30));
          now--;
        });
      },
    ),
  ]);
  await trial.client.send(Array.from({ length: 9 }, () => ({ name: "shop/a", data: { k: "x" } })));
  await vi.waitFor(async () => {
    const runs = await trial.runs("narrow");
    expect(runs.filter((run) => run.status === "Completed")).toHaveLength(9);
  }, WAIT_MS);
  expect(most).toBe(2);
});
