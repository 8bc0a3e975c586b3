import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { Scenario } from "./stage";

const ASKED = "conformance/cel.asked";
const DATA = { n: 2, name: "ada", tags: ["x", "y"], inner: { yes: true }, empty: null };

/** Expressions, and whether DATA makes them true. Those with missing keys were tried on a real server (INNGEST.md b.10). */
const EXPRESSIONS: Array<[expression: string, isTrue: boolean]> = [
  ["event.data.missing == null", true],
  ["event.data.a.b.c == null", true],
  ["event.data.missing != 'x'", true],
  ["event.data.missing == event.data.missing2", false],
  ["event.data.missing > 2", false],
  ["!event.data.missing", false],
  ["event.data.missing && event.data.n == 2", false],
  ["event.data.missing == 'x' || event.data.n == 2", true],
  ["event.data.empty == null", true],
  ["event.data.n > 1 && event.data.name == 'ada'", true],
  ["event.data.n > 2", false],
  ["event.data.n == '2'", false],
  ["event.data.name.startsWith('ad')", true],
  ["'x' in event.data.tags", true],
  ["size(event.data.tags) == 3", false],
  ["event.data.inner.yes", true],
  ["event.data.inner.yes ? event.data.n == 2 : false", true],
  ["event.name == 'conformance/cel.asked'", true],
];

/** Which events start what, and how often. */
export const EVENTS: Scenario[] = [
  {
    name: "an event whose id was sent before starts nothing, and every function takes the first one",
    functions: ({ client, note }) =>
      ["one", "two"].map((id) =>
        client.createFunction({ id: `twice-${id}`, triggers: [{ event: "conformance/twice.sent" }] }, ({ event }) => {
          note(id, event.data.n);
        }),
      ),
    async play(stage) {
      const id = randomUUID();
      await stage.send("conformance/twice.sent", { n: 1 }, id);
      await stage.until("one");
      await stage.until("two");
      await stage.send("conformance/twice.sent", { n: 2 }, id);
      await stage.send("conformance/twice.sent", { n: 3 }, randomUUID());
      await stage.until("one", 2);
      await stage.until("two", 2);
      await stage.pause(700);
      assert.deepEqual(
        [stage.seen("one"), stage.seen("two")],
        [
          [1, 3],
          [1, 3],
        ],
      );
    },
  },
  {
    name: "a wildcard trigger takes every event below its name, and one of several triggers starts one run",
    functions: ({ client, note }) => [
      client.createFunction({ id: "wild-slash", triggers: [{ event: "conformance-wild/*" }] }, ({ event }) => {
        note("slash", event.name);
      }),
      client.createFunction({ id: "wild-dot", triggers: [{ event: "conformance-wild/order.*" }] }, ({ event }) => {
        note("dot", event.name);
      }),
      client.createFunction(
        {
          id: "several",
          triggers: [
            { event: "conformance-wild/order.placed" },
            { event: "conformance-wild/order.*" },
            { event: "conformance-wild/order.paid", if: "event.data.n > 1" },
          ],
        },
        ({ event }) => {
          note("several", event.name);
        },
      ),
    ],
    async play(stage) {
      const names = ["order.placed", "order.paid", "cart"].map((name) => `conformance-wild/${name}`);
      for (const name of [...names, "conformance-wilder/order.placed"]) await stage.send(name, { n: 2 });
      await stage.until("slash", 3);
      await stage.until("several", 2);
      await stage.pause(1_000);
      const sorted = (what: string) => [...stage.seen(what)].sort();
      assert.deepEqual(sorted("slash"), [...names].sort());
      assert.deepEqual(sorted("dot"), names.slice(0, 2).sort());
      assert.deepEqual(sorted("several"), names.slice(0, 2).sort());
    },
  },
  {
    name: "a trigger's if decides as Inngest's CEL does, also where keys are missing",
    functions: ({ client, note }) =>
      EXPRESSIONS.map(([expression], index) =>
        client.createFunction(
          { id: `cel-${index}`, triggers: [{ event: ASKED, if: expression }] },
          () => void note("true", expression),
        ),
      ),
    async play(stage) {
      const wanted = EXPRESSIONS.filter(([, isTrue]) => isTrue).map(([expression]) => expression);
      await stage.send(ASKED, DATA);
      await stage.until("true", wanted.length);
      await stage.pause(1_000);
      assert.deepEqual([...stage.seen("true")].sort(), [...wanted].sort());
    },
  },
];
