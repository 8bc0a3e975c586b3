import assert from "node:assert/strict";
import type { Scenario } from "./stage";

/** step.waitForEvent: by `match`, by `if`, and until its timeout. */
export const WAITS: Scenario[] = [
  {
    name: "step.waitForEvent with match takes the event of the same cart and passes over others",
    functions: ({ client, note }) => [
      client.createFunction(
        { id: "waits-match", triggers: [{ event: "conformance/match.asked" }] },
        async ({ step }) => {
          await step.run("begin", () => note("begin"));
          const found = await step.waitForEvent("order", {
            event: "conformance/match.placed",
            match: "data.cart",
            timeout: "1m",
          });
          const again = await step.run("again", () => found?.data.total);
          note("end", { name: found?.name, data: found?.data, again });
        },
      ),
    ],
    async play(stage) {
      await stage.send("conformance/match.asked", { cart: "c1" });
      await stage.until("begin");
      for (let i = 0; i < 3; i++) {
        await stage.send("conformance/match.placed", { cart: "c2", total: 1 });
        await stage.pause(300);
      }
      assert.deepEqual(stage.seen("end"), []);
      await stage.sendUntil("end", "conformance/match.placed", { cart: "c1", total: 7 });
      const data = { cart: "c1", total: 7 };
      assert.deepEqual(stage.seen("end"), [{ name: "conformance/match.placed", data, again: 7 }]);
    },
  },
  {
    name: "step.waitForEvent with if compares both events, also where a key is missing",
    functions: ({ client, note }) => [
      client.createFunction({ id: "waits-if", triggers: [{ event: "conformance/if.asked" }] }, async ({ step }) => {
        await step.run("begin", () => note("begin"));
        const found = await step.waitForEvent("click", {
          event: "conformance/if.clicked",
          if: "async.data.cart == event.data.cart && async.data.n > 2 && async.data.robot == null",
          timeout: "1m",
        });
        note("end", found?.data);
      }),
    ],
    async play(stage) {
      await stage.send("conformance/if.asked", { cart: "c1" });
      await stage.until("begin");
      await stage.pause(500);
      await stage.send("conformance/if.clicked", { cart: "c1", n: 1 });
      await stage.send("conformance/if.clicked", { cart: "c1" });
      await stage.send("conformance/if.clicked", { cart: "c1", n: 5, robot: true });
      await stage.pause(500);
      assert.deepEqual(stage.seen("end"), []);
      await stage.sendUntil("end", "conformance/if.clicked", { cart: "c1", n: 3 });
      assert.deepEqual(stage.seen("end"), [{ cart: "c1", n: 3 }]);
    },
  },
  {
    name: "step.waitForEvent gives null after its timeout",
    functions: ({ client, note }) => [
      client.createFunction(
        { id: "waits-out", triggers: [{ event: "conformance/timeout.asked" }] },
        async ({ step }) => {
          await step.run("begin", () => note("begin"));
          const found = await step.waitForEvent("never", { event: "conformance/timeout.never", timeout: "1s" });
          await step.run("end", () => note("end", found));
        },
      ),
    ],
    async play(stage) {
      await stage.send("conformance/timeout.asked");
      assert.deepEqual(await stage.until("end"), [null]);
      const waited = stage.msBetween("begin", "end");
      assert.ok(waited >= 900 && waited < 20_000, `waited ${waited} ms instead of 1,000`);
    },
  },
];
