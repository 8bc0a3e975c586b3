import { NonRetriableError, RetryAfterError } from "inngest";
import { afterEach, expect, test } from "vitest";
import { Trial } from "./trial";

let trial: Trial;
afterEach(() => trial.close());

test("a failed step is tried again with exact attempt numbers, and the steps before it are not", async () => {
  const attempts: number[] = [];
  let before = 0;
  trial = await Trial.start((app) => [
    app.createFunction({ id: "flaky", triggers: [{ event: "shop/a" }], retries: 3 }, async ({ step, attempt }) => {
      await step.run("before", () => ++before);
      return step.run("flaky", () => {
        attempts.push(attempt);
        if (attempts.length < 3) throw new Error("not yet");
        return "done";
      });
    }),
  ]);
  await trial.client.send({ name: "shop/a", data: {} });
  expect((await trial.ended("flaky")).output).toBe("done");
  expect(attempts).toEqual([0, 1, 2]);
  expect(before).toBe(1);
});

test("an error outside of steps is retried until the attempts are used up; onFailure then runs once with the error", async () => {
  let [calls, failures] = [0, 0];
  trial = await Trial.start((app) => [
    app.createFunction(
      {
        id: "doomed",
        triggers: [{ event: "shop/a" }],
        retries: 2,
        onFailure: ({ error, event }: { error: Error; event: { data: { event: { data: { cartId?: string } } } } }) => {
          failures++;
          return { message: error.message, cart: event.data.event.data.cartId };
        },
      },
      () => {
        throw new Error(`boom ${++calls}`);
      },
    ),
  ]);
  await trial.client.send({ name: "shop/a", data: { cartId: "c1" } });
  const run = await trial.ended("doomed", "Failed");
  expect(run.error).toMatchObject({ name: "Error", message: "boom 3" });
  expect((await trial.ended("doomed-failure")).output).toEqual({ message: "boom 3", cart: "c1" });
  await trial.settled();
  expect([calls, failures]).toEqual([3, 1]);
});

test("a step whose attempts are used up throws into the function, which may catch it", async () => {
  let tries = 0;
  trial = await Trial.start((app) => [
    app.createFunction({ id: "brave", triggers: [{ event: "shop/a" }], retries: 1 }, async ({ step }) => {
      const caught = await step
        .run("doomed", () => {
          tries++;
          throw new TypeError("always");
        })
        .catch((error: Error) => `${error.name}: ${error.message}`);
      return step.run("after", () => caught);
    }),
  ]);
  await trial.client.send({ name: "shop/a", data: {} });
  const run = await trial.ended("brave");
  expect(run.output).toBe("TypeError: always");
  expect(run.steps.find((step) => step.name === "doomed")?.state).toBe("failed");
  expect(tries).toBe(2);
});

test("NonRetriableError ends the run at once", async () => {
  let calls = 0;
  trial = await Trial.start((app) => [
    app.createFunction({ id: "final", triggers: [{ event: "shop/a" }], retries: 5 }, () => {
      calls++;
      throw new NonRetriableError("card declined");
    }),
  ]);
  await trial.client.send({ name: "shop/a", data: {} });
  expect((await trial.ended("final", "Failed")).error).toMatchObject({ message: "card declined" });
  await trial.settled();
  expect(calls).toBe(1);
});

test("Retry-After decides over the table", async () => {
  const at: number[] = [];
  trial = await Trial.start(
    (app) => [
      app.createFunction({ id: "later", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
        await step.run("later", () => {
          at.push(Date.now());
          if (at.length === 1) throw new RetryAfterError("not yet", "1s");
        });
      }),
    ],
    { backoffMs: () => 60_000 },
  );
  await trial.client.send({ name: "shop/a", data: {} });
  await trial.ended("later");
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(990);
});

test("what this server cannot do fails the run and says so", async () => {
  trial = await Trial.start((app) => [
    app.createFunction({ id: "signal", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
      await step.waitForSignal("wait", { signal: "s", timeout: "1h" });
    }),
  ]);
  await trial.client.send({ name: "shop/a", data: {} });
  const run = await trial.ended("signal", "Failed");
  expect(run.error).toMatchObject({ message: expect.stringContaining("does not support WaitForSignal") });
});

test("a function that the app no longer has fails after its attempts, and its run says why", async () => {
  trial = await Trial.start((app) => [
    app.createFunction({ id: "gone", triggers: [{ event: "shop/a" }], retries: 1 }, async ({ step }) => {
      await step.sleep("nap", "1s");
    }),
    app.createFunction({ id: "stays", triggers: [{ event: "shop/b" }] }, () => 1),
  ]);
  await trial.client.send({ name: "shop/a", data: {} });
  trial.serve((app) => [app.createFunction({ id: "stays", triggers: [{ event: "shop/b" }] }, () => 1)]);
  const run = await trial.ended("gone", "Failed");
  expect(run.error).toMatchObject({ message: expect.stringContaining("was not found") });
});
