import assert from "node:assert/strict";
import type { Scenario } from "./stage";

const NAMES = { asked: "conformance/steps.asked", child: "conformance/steps.child-asked" };

/** What a function of plain steps may rely on. */
export const STEPS: Scenario[] = [
  {
    name: "step.run: each step runs once, in order, and its result is kept whatever it is",
    functions: ({ client, note }) => [
      client.createFunction(
        { id: "steps-kept", triggers: [{ event: NAMES.asked }] },
        async ({ event, step, runId }) => {
          const list = await step.run("list", () => note("list", [1, { deep: null }, "Ā 𝄞 \u2028"]));
          await step.sleep("pause", "1s");
          const nothing = await step.run("nothing", () => void note("nothing"));
          const wrapped = await step.run("wrapped", () => note("wrapped", { data: 1, type: "data" }));
          note("end", { list, nothing, wrapped, cart: event.data.cart, name: event.name, runId: typeof runId });
        },
      ),
    ],
    async play(stage) {
      await stage.send(NAMES.asked, { cart: "c1" });
      const [end] = await stage.until("end");
      assert.deepEqual(end, {
        list: [1, { deep: null }, "Ā 𝄞 \u2028"],
        nothing: null,
        wrapped: { data: 1, type: "data" },
        cart: "c1",
        name: NAMES.asked,
        runId: "string",
      });
      assert.deepEqual(stage.story(), ["list", "nothing", "wrapped", "end"]);
    },
  },
  {
    name: "a step id that is used again is another step each time",
    functions: ({ client, note }) => [
      client.createFunction({ id: "steps-loop", triggers: [{ event: "conformance/loop.asked" }] }, async ({ step }) => {
        const got: unknown[] = [];
        for (let i = 0; i < 3; i++) got.push(await step.run("it", () => note("ran", i)));
        await step.sleep("s", "1s");
        note("end", got);
      }),
    ],
    async play(stage) {
      await stage.send("conformance/loop.asked");
      assert.deepEqual(await stage.until("end"), [[0, 1, 2]]);
      assert.deepEqual(stage.seen("ran"), [0, 1, 2]);
    },
  },
  {
    name: "without checkpoints, and when a call has taken its time, steps run once as well",
    functions: ({ client, note }) => [
      client.createFunction(
        { id: "steps-plain", triggers: [{ event: "conformance/plain.asked" }], checkpointing: false },
        async ({ step }) => {
          const a = await step.run("a", () => note("plain", 1));
          const b = await step.run("b", () => note("plain", a + 1));
          note("plain-end", a + b);
        },
      ),
      client.createFunction(
        { id: "steps-long", triggers: [{ event: "conformance/plain.asked" }], checkpointing: { maxRuntime: "1s" } },
        async ({ step }) => {
          for (let i = 0; i < 3; i++) {
            await step.run(`long-${i}`, () =>
              new Promise((resolve) => setTimeout(resolve, 700)).then(() => note("long", i)),
            );
          }
          note("long-end");
        },
      ),
    ],
    async play(stage) {
      await stage.send("conformance/plain.asked");
      assert.deepEqual(await stage.until("plain-end"), [3]);
      assert.deepEqual(stage.seen("plain"), [1, 2]);
      await stage.until("long-end");
      assert.deepEqual(stage.seen("long"), [0, 1, 2]);
    },
  },
  {
    name: "step.sleep and step.sleepUntil end when they say, and a moment that is past ends at once",
    functions: ({ client, note }) => [
      client.createFunction({ id: "sleeps", triggers: [{ event: "conformance/sleep.asked" }] }, async ({ step }) => {
        const from = await step.run("from", () => note("from", Date.now()));
        await step.sleep("second", "1s");
        await step.run("slept", () => note("slept"));
        await step.sleepUntil("moment", new Date(from + 2_500));
        await step.run("woken", () => note("woken"));
        await step.sleepUntil("past", new Date(from - 60_000));
        await step.run("end", () => note("end"));
      }),
    ],
    async play(stage) {
      await stage.send("conformance/sleep.asked");
      await stage.until("end");
      const slept = stage.msBetween("from", "slept");
      assert.ok(slept >= 900 && slept < 20_000, `slept ${slept} ms instead of 1,000`);
      const woken = stage.msBetween("from", "woken");
      assert.ok(woken >= 2_400 && woken < 25_000, `woke after ${woken} ms instead of 2,500`);
      assert.ok(stage.msBetween("woken", "end") < 20_000, "the past took its time");
      assert.deepEqual(stage.story(), ["from", "slept", "woken", "end"]);
    },
  },
  {
    name: "step.sendEvent sends once, and what it starts gets its data and its id",
    functions: ({ client, note }) => [
      client.createFunction({ id: "sends", triggers: [{ event: "conformance/send.asked" }] }, async ({ step }) => {
        const { ids } = await step.sendEvent("tell", [
          { name: NAMES.child, data: { n: 1 } },
          { name: NAMES.child, data: { n: 2 } },
        ]);
        await step.sleep("pause", "1s");
        note("ids", ids);
      }),
      client.createFunction({ id: "sent", triggers: [{ event: NAMES.child }] }, ({ event }) => {
        note("child", { n: event.data.n, id: event.id });
      }),
    ],
    async play(stage) {
      await stage.send("conformance/send.asked");
      const [ids] = (await stage.until("ids")) as [string[]];
      await stage.until("child", 2);
      await stage.pause(500);
      const children = stage.seen("child") as Array<{ n: number; id: string }>;
      children.sort((a, b) => a.n - b.n);
      assert.deepEqual(children, [
        { n: 1, id: ids[0] },
        { n: 2, id: ids[1] },
      ]);
    },
  },
];
