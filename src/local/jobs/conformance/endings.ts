import assert from "node:assert/strict";
import { NonRetriableError } from "inngest";
import type { Scenario, Stage } from "./stage";

const WATCHED = "conformance/ending.asked";

interface Ending {
  run: string;
  n: unknown;
  message: string | undefined;
}

function watcher({ client, note }: Stage, kind: "finished" | "failed" | "cancelled") {
  const expression = `event.data.function_id == '${client.id}-ends'`;
  return client.createFunction(
    { id: `watches-${kind}`, triggers: [{ event: `inngest/function.${kind}`, if: expression }] },
    ({ event }) => {
      const { run_id, event: own, error } = event.data;
      note(kind, { run: run_id, n: own.data.n, message: error?.message } satisfies Ending);
    },
  );
}

/** Notes as `cancelled` what `read` finds in the data of the runs of a function that were cancelled. */
export function watchCancelled(
  { client, note }: Stage,
  functionId: string,
  read: (data: Record<string, unknown>) => unknown,
) {
  const expression = `event.data.function_id == '${client.id}-${functionId}'`;
  return client.createFunction(
    { id: `watches-${functionId}`, triggers: [{ event: "inngest/function.cancelled", if: expression }] },
    ({ event }) => {
      note("cancelled", read(event.data.event.data));
    },
  );
}

/** What the server says about runs that ended, and what ends them from outside. */
export const ENDINGS: Scenario[] = [
  {
    name: "function.finished, .failed and .cancelled are announced once for each run, with its event",
    functions: (stage) => [
      stage.client.createFunction(
        { id: "ends", retries: 0, triggers: [{ event: WATCHED }], cancelOn: [{ event: "conformance/ending.stop" }] },
        async ({ event, runId, step }) => {
          stage.note("began", { run: runId, n: event.data.n });
          if (event.data.n === 2) throw new NonRetriableError("bad two");
          if (event.data.n === 3) await step.sleep("long", "30s");
          return { ended: event.data.n };
        },
      ),
      watcher(stage, "finished"),
      watcher(stage, "failed"),
      watcher(stage, "cancelled"),
    ],
    async play(stage) {
      await stage.client.send([1, 2, 3].map((n) => ({ name: WATCHED, data: { n } })));
      await stage.until("finished", 2);
      await stage.until("began", 3);
      await stage.sendUntil("cancelled", "conformance/ending.stop", {});
      await stage.until("finished", 3);
      await stage.pause(500);
      const began = stage.seen("began") as Array<{ run: string; n: number }>;
      const runOf = (n: number) => began.find((one) => one.n === n)?.run ?? "";
      const sorted = (stage.seen("finished") as Ending[]).map(({ run, n }) => ({ run, n }));
      sorted.sort((a, b) => Number(a.n) - Number(b.n));
      assert.deepEqual(
        sorted,
        [1, 2, 3].map((n) => ({ run: runOf(n), n })),
      );
      assert.deepEqual(stage.seen("failed"), [{ run: runOf(2), n: 2, message: "bad two" }]);
      assert.deepEqual(stage.seen("cancelled"), [{ run: runOf(3), n: 3, message: undefined }]);
    },
  },
  {
    name: "cancelOn ends the run whose event matches, at its next step, and no other",
    functions: (stage) => [
      stage.client.createFunction(
        {
          id: "cancels-match",
          triggers: [{ event: "conformance/cancel.asked" }],
          cancelOn: [{ event: "conformance/cancel.placed", match: "data.cart" }],
        },
        async ({ event, step }) => {
          await step.run("begin", () => stage.note("began", event.data.cart));
          await step.sleep("long", event.data.cart === "c1" ? "2m" : "4s");
          await step.run("end", () => stage.note("ended", event.data.cart));
        },
      ),
      watchCancelled(stage, "cancels-match", (data) => data.cart),
    ],
    async play(stage) {
      await stage.client.send(["c1", "c2"].map((cart) => ({ name: "conformance/cancel.asked", data: { cart } })));
      await stage.until("began", 2);
      await stage.pause(300);
      await stage.send("conformance/cancel.placed", { cart: "c1" });
      assert.deepEqual(await stage.until("cancelled"), ["c1"]);
      assert.deepEqual(await stage.until("ended"), ["c2"]);
    },
  },
  {
    name: "cancelOn with if compares both events",
    functions: (stage) => [
      stage.client.createFunction(
        {
          id: "cancels-if",
          triggers: [{ event: "conformance/cancel-if.asked" }],
          cancelOn: [
            {
              event: "conformance/cancel-if.placed",
              if: "async.data.total > event.data.least && async.data.kind != 'test'",
            },
          ],
        },
        async ({ event, step }) => {
          await step.run("begin", () => stage.note("began", event.data.least));
          await step.sleep("long", event.data.least === 5 ? "2m" : "4s");
          await step.run("end", () => stage.note("ended", event.data.least));
        },
      ),
      watchCancelled(stage, "cancels-if", (data) => data.least),
    ],
    async play(stage) {
      await stage.client.send([5, 50].map((least) => ({ name: "conformance/cancel-if.asked", data: { least } })));
      await stage.until("began", 2);
      await stage.pause(300);
      await stage.send("conformance/cancel-if.placed", { total: 100, kind: "test" });
      await stage.send("conformance/cancel-if.placed", { total: 10 });
      assert.deepEqual(await stage.until("cancelled"), [5]);
      assert.deepEqual(await stage.until("ended"), [50]);
    },
  },
  {
    name: "cancelOn ends nothing after its timeout",
    functions: ({ client, note }) => [
      client.createFunction(
        {
          id: "cancels-late",
          triggers: [{ event: "conformance/cancel-late.asked" }],
          cancelOn: [{ event: "conformance/cancel-late.placed", timeout: "1s" }],
        },
        async ({ step }) => {
          await step.run("begin", () => note("began"));
          await step.sleep("long", "4s");
          await step.run("end", () => note("ended"));
        },
      ),
    ],
    async play(stage) {
      await stage.send("conformance/cancel-late.asked");
      await stage.until("began");
      await stage.pause(1_500);
      await stage.send("conformance/cancel-late.placed");
      await stage.until("ended");
    },
  },
  {
    name: "timeouts.finish cancels a run that takes longer, and timeouts.start one that waited longer",
    functions: (stage) => [
      stage.client.createFunction(
        { id: "times-out", triggers: [{ event: "conformance/long.asked" }], timeouts: { finish: "1s" } },
        async ({ step }) => {
          await step.run("begin", () => stage.note("long-began"));
          await step.sleep("long", "3s");
          await step.run("end", () => stage.note("long-ended"));
        },
      ),
      stage.client.createFunction(
        {
          id: "starts-late",
          triggers: [{ event: "conformance/queue.asked" }],
          timeouts: { start: "3s" },
          concurrency: 1,
        },
        async ({ event }) => {
          stage.note("queue-began", event.data.n);
          // Holds the only slot until the one behind it has waited too long.
          await stage.until("late").catch(() => undefined);
        },
      ),
      stage.client.createFunction(
        {
          id: "watches-timeouts",
          triggers: [
            { event: "inngest/function.cancelled", if: `event.data.function_id == '${stage.client.id}-times-out'` },
            { event: "inngest/function.cancelled", if: `event.data.function_id == '${stage.client.id}-starts-late'` },
          ],
        },
        ({ event }) => {
          const { name, data } = event.data.event;
          if (name === "conformance/long.asked") stage.note("long-cancelled");
          else if (data.n === "late") stage.note("late");
        },
      ),
    ],
    async play(stage) {
      await stage.send("conformance/long.asked");
      // On a busy machine the first one may itself come too late.
      await stage.sendUntil("queue-began", "conformance/queue.asked", { n: "first" });
      await stage.send("conformance/queue.asked", { n: "late" });
      await stage.until("late");
      await stage.until("long-cancelled");
      await stage.pause(500);
      assert.deepEqual(stage.seen("long-ended"), []);
      assert.ok(!stage.seen("queue-began").includes("late"), "it ran although it waited too long");
    },
  },
];
