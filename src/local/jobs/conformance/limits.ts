import assert from "node:assert/strict";
import type { Scenario, Stage } from "./stage";

/** A step that tells how many of its kind are under way at the same time, as `<what>-at-once`. */
function busy(stage: Stage, counts: Map<string, number>, what: string, ms: number) {
  return async () => {
    const now = (counts.get(what) ?? 0) + 1;
    counts.set(what, now);
    stage.note(`${what}-at-once`, now);
    await new Promise((resolve) => setTimeout(resolve, ms));
    counts.set(what, (counts.get(what) ?? 0) - 1);
  };
}

const events = (name: string, all: Array<Record<string, unknown>>) => all.map((data) => ({ name, data }));

/** What holds runs back, drops them or puts them in order. */
export const LIMITS: Scenario[] = [
  {
    name: "throttle starts runs one period apart and loses none; other keys are not held up",
    functions: ({ client, note }) => [
      client.createFunction(
        {
          id: "throttled",
          triggers: [{ event: "conformance/throttle.asked" }],
          throttle: { limit: 1, period: "2s", key: "event.data.shop" },
        },
        ({ event }) => {
          note(event.data.shop, event.data.n);
        },
      ),
    ],
    async play(stage) {
      const asked = [1, 2, 3, 4].map((n) => ({ shop: n === 4 ? "b" : "a", n }));
      await stage.client.send(events("conformance/throttle.asked", asked));
      const ran = await stage.until("a", 3);
      assert.deepEqual([...ran].sort(), [1, 2, 3]);
      const [first = 0, , third = 0] = stage.times("a");
      // The first call may be late, so that less than two whole periods are between them.
      assert.ok(third - first >= 2_200, `three runs began within ${third - first} ms, two periods are 4,000`);
      assert.ok(stage.msBetween("a", "b") < 5_500, "the other key was held up");
    },
  },
  {
    name: "rateLimit lets one run of a key start in its period and drops the others",
    functions: ({ client, note }) => [
      client.createFunction(
        {
          id: "rate-limited",
          triggers: [{ event: "conformance/rate.asked" }],
          rateLimit: { limit: 1, period: "1m", key: "event.data.k" },
        },
        ({ event }) => {
          note("ran", event.data.k);
        },
      ),
    ],
    async play(stage) {
      for (const k of ["a", "a", "a", "b"]) await stage.send("conformance/rate.asked", { k });
      await stage.until("ran", 2);
      await stage.pause(1_500);
      assert.deepEqual([...stage.seen("ran")].sort(), ["a", "b"]);
    },
  },
  {
    name: "idempotency starts one run for each value of its key",
    functions: ({ client, note }) => [
      client.createFunction(
        { id: "idempotent", triggers: [{ event: "conformance/once.asked" }], idempotency: "event.data.order" },
        ({ event }) => {
          note("ran", event.data.order);
        },
      ),
    ],
    async play(stage) {
      for (const order of ["a", "a", "b", "a"]) await stage.send("conformance/once.asked", { order });
      await stage.until("ran", 2);
      await stage.pause(1_500);
      assert.deepEqual([...stage.seen("ran")].sort(), ["a", "b"]);
    },
  },
  {
    name: "concurrency bounds the steps under way, by number and by key, and a run that waits holds no slot",
    functions: (stage) => {
      const { client } = stage;
      const counts = new Map<string, number>();
      return [
        client.createFunction(
          { id: "two-at-once", triggers: [{ event: "conformance/busy.asked" }], concurrency: 2 },
          ({ step }) => step.run("work", busy(stage, counts, "two", 800)),
        ),
        client.createFunction(
          {
            id: "one-of-a-key",
            triggers: [{ event: "conformance/busy.asked" }],
            concurrency: [{ limit: 1, key: "event.data.k" }],
          },
          ({ event, step }) => step.run("work", busy(stage, counts, `key-${event.data.k}`, 400)),
        ),
        client.createFunction(
          { id: "sleeps-aside", triggers: [{ event: "conformance/busy.asked" }], concurrency: 1 },
          async ({ step }) => {
            await step.run("begin", () => stage.note("aside-began"));
            await step.waitForEvent("aside", { event: "conformance/busy.done", timeout: "1m" });
            await step.run("end", () => stage.note("aside-ended"));
          },
        ),
      ];
    },
    async play(stage) {
      const data = ["a", "a", "a", "b"].map((k) => ({ k }));
      await stage.client.send(events("conformance/busy.asked", data));
      const two = (await stage.until("two-at-once", 4)) as number[];
      assert.equal(Math.max(...two), 2);
      assert.deepEqual(await stage.until("key-a-at-once", 3), [1, 1, 1]);
      assert.deepEqual(await stage.until("key-b-at-once"), [1]);
      // All of them wait before one of them has ended: none holds the slot.
      await stage.until("aside-began", 4);
      assert.deepEqual(stage.seen("aside-ended"), []);
      await stage.sendUntil("aside-ended", "conformance/busy.done", {});
    },
  },
  {
    name: "priority puts a run before those that came earlier and wait with it",
    functions: (stage) => [
      stage.client.createFunction(
        {
          id: "prioritised",
          triggers: [{ event: "conformance/priority.asked" }],
          concurrency: 1,
          priority: { run: "event.data.vip ? 300 : 0" },
        },
        async ({ event }) => {
          stage.note("ran", event.data.n);
          // The first one holds the only slot until the others stand in the queue.
          if (event.data.n === 0) await stage.until("queued").catch(() => undefined);
        },
      ),
      stage.client.createFunction({ id: "arrived", triggers: [{ event: "conformance/priority.asked" }] }, () => {
        stage.note("arrived");
      }),
    ],
    async play(stage) {
      await stage.send("conformance/priority.asked", { n: 0 });
      await stage.until("ran");
      for (const n of [1, 2, 3]) await stage.send("conformance/priority.asked", { n });
      await stage.send("conformance/priority.asked", { n: 4, vip: true });
      await stage.until("arrived", 5);
      await stage.pause(500);
      stage.note("queued");
      const ran = await stage.until("ran", 5);
      assert.deepEqual(ran.slice(0, 2), [0, 4]);
      assert.deepEqual([...ran].sort(), [0, 1, 2, 3, 4]);
    },
  },
];
