import assert from "node:assert/strict";
import { NonRetriableError, RetryAfterError } from "inngest";
import type { Scenario } from "./stage";

/** The event that onFailure gets. */
interface FailedEvent {
  data: { run_id: string; function_id: string; event: { data: { cart?: string } } };
}

interface Steps {
  run(id: string, work: () => unknown): Promise<unknown>;
}

const soon = (message: string) => new RetryAfterError(message, "1s");

/** Retries of steps and of functions, and what is remembered of errors. */
export const RETRIES: Scenario[] = [
  {
    name: "a step that fails is tried again after Retry-After, with its attempt's number, and no other step with it",
    functions: ({ client, note }) => [
      client.createFunction(
        { id: "retries-step", retries: 3, triggers: [{ event: "conformance/flaky.asked" }] },
        async ({ step, attempt }) => {
          await step.run("before", () => note("before"));
          const result = await step.run("flaky", () => {
            note("attempt", attempt);
            if (attempt < 2) throw new RetryAfterError("not yet", attempt === 0 ? "2s" : "1s");
            return "done";
          });
          await step.run("after", () => note("after", { result, attempt }));
        },
      ),
    ],
    async play(stage) {
      await stage.send("conformance/flaky.asked");
      assert.deepEqual(await stage.until("after"), [{ result: "done", attempt: 0 }]);
      assert.deepEqual(stage.seen("attempt"), [0, 1, 2]);
      assert.equal(stage.seen("before").length, 1);
      const [first = 0, second = 0, third = 0] = stage.times("attempt");
      assert.ok(second - first >= 1_700, `the first retry came after ${second - first} ms instead of 2,000`);
      assert.ok(third - second >= 700, `the second retry came after ${third - second} ms instead of 1,000`);
    },
  },
  {
    name: "a step whose attempts are used up throws into the function, which may catch it, and never runs again",
    functions: ({ client, note }) => [
      client.createFunction(
        { id: "retries-doomed", retries: 1, triggers: [{ event: "conformance/doomed.asked" }] },
        async ({ step }) => {
          const caught = await step
            .run("doomed", () => {
              note("doomed");
              throw soon("doomed always");
            })
            .catch((error: Error) => error.message);
          await step.run("after", () => note("after", caught));
          await step.sleep("pause", "1s");
          note("end", caught);
        },
      ),
    ],
    async play(stage) {
      await stage.send("conformance/doomed.asked");
      const [end] = await stage.until("end");
      assert.match(String(end), /doomed always/);
      assert.deepEqual(stage.seen("after"), [end]);
      assert.equal(stage.seen("doomed").length, 2);
    },
  },
  {
    name: "a NonRetriableError in a step is tried once and can be caught, with its name and its cause",
    functions: ({ client, note }) => [
      client.createFunction(
        { id: "retries-never", triggers: [{ event: "conformance/never.asked" }] },
        async ({ step }) => {
          const caught = await step
            .run("never", () => {
              note("tried");
              throw new NonRetriableError("card refused", { cause: new Error("insufficient") });
            })
            .catch((error: Error & { cause?: { message?: string } }) => [error.message, error.cause?.message]);
          await step.run("after", () => note("after", caught));
        },
      ),
    ],
    async play(stage) {
      await stage.send("conformance/never.asked");
      assert.deepEqual(await stage.until("after"), [["card refused", "insufficient"]]);
      assert.equal(stage.seen("tried").length, 1);
    },
  },
  {
    name: "a function that throws is tried again as a whole, its steps are not, and then onFailure runs once",
    functions: ({ client, note }) => [
      client.createFunction(
        {
          id: "retries-function",
          retries: 1,
          triggers: [{ event: "conformance/boom.asked" }],
          onFailure: async ({ error, event, step }: { error: Error; event: FailedEvent; step: Steps }) => {
            await step.run("clean", () =>
              note("failure", {
                message: error.message,
                cart: event.data.event.data.cart,
                runId: event.data.run_id,
                functionId: event.data.function_id,
              }),
            );
          },
        },
        async ({ step, attempt, runId }) => {
          await step.run("ok", () => note("ok", runId));
          note("attempt", attempt);
          throw soon(`boom ${attempt}`);
        },
      ),
    ],
    async play(stage) {
      await stage.send("conformance/boom.asked", { cart: "c1" });
      const failures = await stage.until("failure");
      await stage.pause(700);
      assert.deepEqual(failures, [
        {
          message: "boom 1",
          cart: "c1",
          runId: stage.seen("ok")[0],
          functionId: `${stage.client.id}-retries-function`,
        },
      ]);
      assert.deepEqual(stage.seen("attempt"), [0, 1]);
      assert.equal(stage.seen("ok").length, 1);
      assert.equal(stage.seen("failure").length, 1);
    },
  },
  {
    name: "retries: 0 and a NonRetriableError of the function end it at the first attempt",
    functions: ({ client, note }) => [
      client.createFunction(
        {
          id: "retries-zero",
          retries: 0,
          triggers: [{ event: "conformance/zero.asked" }],
          onFailure: ({ error }: { error: Error }) => note("zero-failed", error.message),
        },
        () => {
          note("zero");
          throw soon("no more");
        },
      ),
      client.createFunction(
        {
          id: "retries-final",
          triggers: [{ event: "conformance/zero.asked" }],
          onFailure: ({ error }: { error: Error }) => note("final-failed", error.message),
        },
        () => {
          note("final");
          throw new NonRetriableError("never again");
        },
      ),
    ],
    async play(stage) {
      await stage.send("conformance/zero.asked");
      assert.deepEqual(await stage.until("zero-failed"), ["no more"]);
      assert.deepEqual(await stage.until("final-failed"), ["never again"]);
      await stage.pause(1_500);
      assert.deepEqual([stage.seen("zero").length, stage.seen("final").length], [1, 1]);
    },
  },
];
