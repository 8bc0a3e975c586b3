import assert from "node:assert/strict";
import { watchCancelled } from "./endings";
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
      const typed = (cart: string, n: number) => ({
        name: "conformance/debounce.typed",
        data: { cart, n },
        // The order of events is nobody's promise; the last one is the one that happened last.
        ts: from + n,
      });
      const from = Date.now() - 10;
      await stage.client.send([typed("b", 0), typed("a", 1), typed("a", 2), typed("a", 3)]);
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
      assert.ok(last >= 1_500, `it ran ${last} ms after the last event instead of 2,000`);
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
      stage.note("first");
      // Never quiet for the period: only the timeout can start a run.
      for (let n = 0; stage.seen("ran").length === 0; n++) {
        assert.ok(stage.msSince("first") < 25_000, "no run while events came");
        await stage.send("conformance/debounce-most.typed", { n });
        await stage.pause(400);
      }
      const ran = stage.msBetween("first", "ran");
      assert.ok(ran >= 2_800, `it ran after ${ran} ms, before it could have been quiet`);
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
          await step.waitForEvent("work", { event: "conformance/skip.done", timeout: "1m" });
          await step.run("end", () => note("ended", event.data.n));
        },
      ),
    ],
    async play(stage) {
      await stage.send("conformance/skip.asked", { k: "a", n: 1 });
      await stage.until("began");
      await stage.send("conformance/skip.asked", { k: "a", n: 2 });
      await stage.send("conformance/skip.asked", { k: "b", n: 3 });
      await stage.until("began", 2);
      await stage.pause(1_000);
      assert.deepEqual(stage.seen("began"), [1, 3]);
      await stage.sendUntil("ended", "conformance/skip.done", {});
      await stage.until("ended", 2);
      await stage.pause(300);
      await stage.send("conformance/skip.asked", { k: "a", n: 4 });
      assert.deepEqual(await stage.until("began", 3), [1, 3, 4]);
    },
  },
  {
    name: "singleton cancel ends the run that is alive and starts the new one",
    functions: (stage) => [
      stage.client.createFunction(
        {
          id: "single-cancel",
          triggers: [{ event: "conformance/replace.asked" }],
          singleton: { key: "event.data.k", mode: "cancel" },
        },
        async ({ event, step }) => {
          await step.run("begin", () => stage.note("began", event.data.n));
          await step.sleep("work", event.data.n === 1 ? "2m" : "1s");
          await step.run("end", () => stage.note("ended", event.data.n));
        },
      ),
      watchCancelled(stage, "single-cancel", (data) => data.n),
    ],
    async play(stage) {
      await stage.send("conformance/replace.asked", { k: "a", n: 1 });
      await stage.until("began");
      await stage.pause(300);
      await stage.send("conformance/replace.asked", { k: "a", n: 2 });
      assert.deepEqual(await stage.until("cancelled"), [1]);
      assert.deepEqual(await stage.until("ended"), [2]);
      assert.deepEqual(stage.seen("began"), [1, 2]);
    },
  },
];
