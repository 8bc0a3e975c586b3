import assert from "node:assert/strict";
import { NonRetriableError } from "inngest";
import type { Scenario } from "./stage";

const RACE = "conformance/race.asked";
const CHAIN = "conformance/chain.asked";

/** Steps beside each other: what waits for what. */
export const PARALLELS: Scenario[] = [
  {
    name: "parallel steps run once each, at the same time, and the step behind them has all their results",
    functions: ({ client, note }) => [
      client.createFunction(
        { id: "parallel", triggers: [{ event: "conformance/parallel.asked" }] },
        async ({ step }) => {
          const slowly = (name: string) => async () => {
            note("begin", name);
            await new Promise((resolve) => setTimeout(resolve, 600));
            return note("done", name);
          };
          const results = await Promise.all([
            step.run("a", slowly("a")),
            step.run("b", slowly("b")),
            step.sleep("zz", "1s"),
          ]);
          await step.run("c", () => note("c", results));
          note("end");
        },
      ),
    ],
    async play(stage) {
      await stage.send("conformance/parallel.asked");
      await stage.until("end");
      assert.deepEqual([...stage.seen("begin")].sort(), ["a", "b"]);
      assert.deepEqual([...stage.seen("done")].sort(), ["a", "b"]);
      assert.deepEqual(
        stage.seen("c").map((one) => (one as unknown[]).slice(0, 2)),
        [["a", "b"]],
      );
      assert.deepEqual(stage.story().slice(0, 2), ["begin", "begin"]);
    },
  },
  {
    name: "a parallel step that fails leaves the others alone",
    functions: ({ client, note }) => [
      client.createFunction({ id: "settled", triggers: [{ event: "conformance/settled.asked" }] }, async ({ step }) => {
        const settled = await Promise.allSettled([
          step.run("bad", () => {
            note("bad");
            throw new NonRetriableError("bad one");
          }),
          step.run("good", () => note("good", 1)),
        ]);
        note(
          "end",
          settled.map((one) => (one.status === "fulfilled" ? one.value : one.reason.message)),
        );
      }),
    ],
    async play(stage) {
      await stage.send("conformance/settled.asked");
      assert.deepEqual(await stage.until("end"), [["bad one", 1]]);
      assert.deepEqual([stage.seen("bad").length, stage.seen("good").length], [1, 1]);
    },
  },
  {
    name: "Promise.race waits for all its steps; group.parallel in race mode goes on with the first",
    functions: ({ client, note }) => [
      client.createFunction({ id: "race", triggers: [{ event: RACE }] }, async ({ step }) => {
        await step.run("begin", () => note("race-began"));
        await Promise.race([step.sleep("short", "1s"), step.sleep("longer", "8s")]);
        await step.run("after", () => note("race-after"));
      }),
      client.createFunction({ id: "group-race", triggers: [{ event: RACE }] }, async ({ step, group }) => {
        await step.run("begin", () => note("group-began"));
        const winner = await group.parallel({ mode: "race" }, () =>
          Promise.race([
            step.sleep("short", "1s").then(() => "short"),
            step.sleep("longer", "8s").then(() => "longer"),
          ]),
        );
        await step.run("after", () => note("group-after", winner));
        note("group-end");
      }),
    ],
    async play(stage) {
      await stage.send(RACE);
      await stage.until("group-end");
      await stage.until("race-after");
      const [race, group] = [
        stage.msBetween("race-began", "race-after"),
        stage.msBetween("group-began", "group-after"),
      ];
      assert.ok(race >= 7_500, `Promise.race went on after ${race} ms`);
      assert.ok(group >= 900 && group < 7_500, `group.parallel went on after ${group} ms`);
      assert.deepEqual(stage.seen("group-after"), ["short"]);
      assert.equal(stage.seen("race-after").length, 1);
    },
  },
  {
    name: "a chain beside a sleep waits for it, unless optimizeParallelism is off",
    functions: ({ client, note }) =>
      [true, false].map((optimizeParallelism) =>
        client.createFunction(
          { id: `chain-${optimizeParallelism}`, optimizeParallelism, triggers: [{ event: CHAIN }] },
          async ({ step }) => {
            const chain = async () => {
              await step.run("c1", () => note(`${optimizeParallelism}-c1`));
              await step.run("c2", () => note(`${optimizeParallelism}-c2`));
            };
            await Promise.all([chain(), step.sleep("aside", "8s")]);
            note(`${optimizeParallelism}-end`);
          },
        ),
      ),
    async play(stage) {
      await stage.send(CHAIN);
      await stage.until("true-end");
      await stage.until("false-end");
      const [on, off] = [stage.msBetween("true-c1", "true-c2"), stage.msBetween("false-c1", "false-c2")];
      assert.ok(on >= 4_000 && off < on, `c2 ran ${off} ms after c1 without it, ${on} ms with it`);
      for (const what of ["true-c1", "true-c2", "false-c1", "false-c2"]) assert.equal(stage.seen(what).length, 1, what);
    },
  },
];
