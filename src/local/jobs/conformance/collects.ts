import assert from "node:assert/strict";
import type { Scenario } from "./stage";

/** What makes one run of several events, or none: debounce, batch, singleton. */
export const COLLECTS: Scenario[] = [
  {
    name: "debounce starts one run for each key, with the last event, once it has been quiet",
    functions: ({ client, note }) => [
      client.createFunction(
        {
          id: "debounced",
          triggers: [{ event: "conformance/debounce.typed" }],
          debounce: { key: "event.data.cart", period: "2s" },
        },
        ({ event }) => {
          note("ran", { cart: event.data.cart, n: event.data.n });
        },
      ),
    ],
    async play(stage) {
      await stage.send("conformance/debounce.typed", { cart: "b", n: 0 });
      for (const n of [1, 2, 3]) {
        await stage.send("conformance/debounce.typed", { cart: "a", n });
        await stage.pause(400);
      }
      stage.note("quiet");
      await stage.until("ran", 2);
      await stage.pause(1_000);
      const runs = stage.seen("ran") as Array<{ cart: string; n: number }>;
      runs.sort((x, y) => x.cart.localeCompare(y.cart));
      assert.deepEqual(runs, [
        { cart: "a", n: 3 },
        { cart: "b", n: 0 },
      ]);
      const last = (stage.times("ran").at(-1) ?? 0) - (stage.times("quiet")[0] ?? 0);
      assert.ok(last >= 1_300, `it ran ${last} ms after the last event instead of 1,600`);
    },
  },
  {
    name: "debounce with a timeout starts a run while events still come",
    functions: ({ client, note }) => [
      client.createFunction(
        {
          id: "debounced-at-most",
          triggers: [{ event: "conformance/debounce-most.typed" }],
          debounce: { period: "3s", timeout: "4s" },
        },
        ({ event }) => {
          note("ran", event.data.n);
        },
      ),
    ],
    async play(stage) {
      let n = 0;
      // Never quiet for the period: only the timeout can start a run.
      for (const until = Date.now() + 15_000; stage.seen("ran").length === 0; n++) {
        assert.ok(Date.now() < until, "no run while events came");
        await stage.send("conformance/debounce-most.typed", { n });
        await stage.pause(400);
      }
      assert.ok(Number(stage.seen("ran")[0]) >= 4, "it ran long before its timeout");
    },
  },
  {
    name: "batchEvents starts one run for so many events, and one for the rest after its timeout",
    functions: ({ client, note }) => [
      client.createFunction(
        {
          id: "batched",
          triggers: [{ event: "conformance/batch.seen" }],
          batchEvents: { maxSize: 3, timeout: "2s", key: "event.data.shop" },
        },
        async ({ events, step }) => {
          await step.run("count", () =>
            note("batch", events.map((event: { data: { n: number } }) => event.data.n).sort()),
          );
        },
      ),
    ],
    async play(stage) {
      const of = (shop: string, numbers: number[]) =>
        numbers.map((n) => ({ name: "conformance/batch.seen", data: { shop, n } }));
      await stage.client.send([...of("a", [1, 2, 3, 4]), ...of("b", [10])]);
      stage.note("sent");
      const batches = (await stage.until("batch", 3)) as number[][];
      await stage.pause(500);
      assert.deepEqual(batches.map((batch) => batch.length).sort(), [1, 1, 3]);
      assert.deepEqual(
        batches.flat().sort((x, y) => x - y),
        [1, 2, 3, 4, 10],
      );
      assert.ok(
        batches.every((batch) => batch.length === 1 || !batch.includes(10)),
        "keys were mixed",
      );
      const rest = (stage.times("batch").at(-1) ?? 0) - (stage.times("sent")[0] ?? 0);
      assert.ok(rest >= 1_500, `the rest ran after ${rest} ms instead of 2,000`);
    },
  },
  {
    name: "singleton skip drops events of a key while a run of it is alive, and takes the next one after it",
    functions: ({ client, note }) => [
      client.createFunction(
        {
          id: "single-skip",
          triggers: [{ event: "conformance/skip.asked" }],
          singleton: { key: "event.data.k", mode: "skip" },
        },
        async ({ event, step }) => {
          await step.run("begin", () => note("began", event.data.n));
          await step.sleep("work", "3s");
          await step.run("end", () => note("ended", event.data.n));
        },
      ),
    ],
    async play(stage) {
      await stage.send("conformance/skip.asked", { k: "a", n: 1 });
      await stage.until("began");
      await stage.send("conformance/skip.asked", { k: "a", n: 2 });
      await stage.send("conformance/skip.asked", { k: "b", n: 3 });
      await stage.until("ended", 2);
      await stage.pause(1_000);
      assert.deepEqual([...stage.seen("began")].sort(), [1, 3]);
      await stage.send("conformance/skip.asked", { k: "a", n: 4 });
      await stage.until("began", 3);
      assert.ok(stage.seen("began").includes(4));
    },
  },
  {
    name: "singleton cancel ends the run that is alive and starts the new one",
    functions: ({ client, note }) => [
      client.createFunction(
        {
          id: "single-cancel",
          triggers: [{ event: "conformance/replace.asked" }],
          singleton: { key: "event.data.k", mode: "cancel" },
        },
        async ({ event, step }) => {
          await step.run("begin", () => note("began", event.data.n));
          await step.sleep("work", "3s");
          await step.run("end", () => note("ended", event.data.n));
        },
      ),
    ],
    async play(stage) {
      await stage.send("conformance/replace.asked", { k: "a", n: 1 });
      await stage.until("began");
      await stage.pause(300);
      await stage.send("conformance/replace.asked", { k: "a", n: 2 });
      await stage.until("ended");
      await stage.pause(1_500);
      assert.deepEqual(stage.seen("began"), [1, 2]);
      assert.deepEqual(stage.seen("ended"), [2]);
    },
  },
];
