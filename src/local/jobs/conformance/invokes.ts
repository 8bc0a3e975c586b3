import assert from "node:assert/strict";
import { NonRetriableError } from "inngest";
import type { Scenario } from "./stage";

/** step.invoke of functions in the same app. */
export const INVOKES: Scenario[] = [
  {
    name: "step.invoke hands over its data, waits for the child and takes its result, once",
    functions: ({ client, note }) => {
      const child = client.createFunction(
        { id: "invoke-child", triggers: [{ event: "conformance/invoke.child" }] },
        async ({ event, step }) => {
          note("child", { n: event.data.n, name: event.name });
          await step.sleep("cs", "1s");
          return { doubled: event.data.n * 2 };
        },
      );
      const parent = client.createFunction(
        { id: "invoke-parent", triggers: [{ event: "conformance/invoke.asked" }] },
        async ({ step }) => {
          const result = await step.invoke("call-child", { function: child, data: { n: 21 }, timeout: "1m" });
          await step.sleep("pause", "1s");
          note("end", result);
        },
      );
      return [child, parent];
    },
    async play(stage) {
      await stage.send("conformance/invoke.asked");
      assert.deepEqual(await stage.until("end"), [{ doubled: 42 }]);
      const children = new Set(stage.seen("child").map((one) => JSON.stringify(one)));
      assert.deepEqual([...children], [JSON.stringify({ n: 21, name: "inngest/function.invoked" })]);
    },
  },
  {
    name: "step.invoke throws the error of a child that failed, which the parent may catch",
    functions: ({ client, note }) => {
      const child = client.createFunction(
        { id: "invoke-bad", triggers: [{ event: "conformance/invoke-bad.child" }] },
        () => {
          note("child");
          throw new NonRetriableError("child bad");
        },
      );
      const parent = client.createFunction(
        { id: "invoke-catches", triggers: [{ event: "conformance/invoke-bad.asked" }] },
        async ({ step }) => {
          const caught = await step
            .invoke("call", { function: child, data: {} })
            .catch((error: Error) => error.message);
          await step.run("after", () => note("after", caught));
        },
      );
      const fails = client.createFunction(
        {
          id: "invoke-fails",
          retries: 0,
          triggers: [{ event: "conformance/invoke-bad.asked" }],
          onFailure: ({ error }: { error: Error }) => note("failed", error.message),
        },
        async ({ step }) => {
          await step.invoke("call", { function: child, data: {} });
          note("went on");
        },
      );
      return [child, parent, fails];
    },
    async play(stage) {
      await stage.send("conformance/invoke-bad.asked");
      assert.match(String((await stage.until("after"))[0]), /child bad/);
      assert.match(String((await stage.until("failed"))[0]), /child bad/);
      assert.equal(stage.seen("child").length, 2);
      assert.deepEqual(stage.seen("went on"), []);
    },
  },
  {
    name: "step.invoke throws after its timeout, and the child's late result changes nothing",
    functions: ({ client, note }) => {
      const child = client.createFunction(
        { id: "invoke-late", triggers: [{ event: "conformance/invoke-late.child" }] },
        async ({ step }) => {
          note("child");
          await step.sleep("long", "4s");
          note("child-end");
          return "late";
        },
      );
      const parent = client.createFunction(
        { id: "invoke-impatient", triggers: [{ event: "conformance/invoke-late.asked" }] },
        async ({ step }) => {
          const call = step.invoke("call", { function: child, data: {}, timeout: "1s" });
          const caught = await call.catch((error: Error) => error.message);
          await step.run("after", () => note("after", caught));
          await step.sleep("pause", "4s");
          note("end", caught);
        },
      );
      return [child, parent];
    },
    async play(stage) {
      await stage.send("conformance/invoke-late.asked");
      const [caught] = await stage.until("after");
      assert.match(String(caught), /timed out/i);
      const [end] = await stage.until("end");
      assert.equal(end, caught);
      assert.equal(stage.seen("after").length, 1);
    },
  },
];
