import { invoke, NonRetriableError, referenceFunction } from "inngest";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { Trial, WAIT_MS } from "./trial";

let trial: Trial;
let childCalls = 0;
const cancelled: unknown[] = [];

/** All of it in one server at once: the tests look at what came of it. */
beforeAll(async () => {
  trial = await Trial.start((app) => {
    const child = app.createFunction({ id: "child", triggers: [{ event: "shop/child" }] }, async ({ event, step }) => {
      childCalls++;
      await step.run("work", () => undefined);
      if (event.data.bad) throw new NonRetriableError("child bad");
      return event.data.n === undefined ? undefined : { doubled: event.data.n * 2 };
    });
    const stopped = app.createFunction(
      { id: "stopped", triggers: [invoke(z.object({}))], cancelOn: [{ event: "shop/stop-child" }] },
      ({ step }) => step.sleep("long", "1h"),
    );
    const rare = app.createFunction(
      { id: "rare", triggers: [], rateLimit: { limit: 1, period: "1h", key: "event.data.k" } },
      () => "let through",
    );
    const single = app.createFunction({ id: "single", triggers: [], singleton: { mode: "skip" } }, async ({ step }) => {
      await step.sleep("long", "1h");
    });
    const slow = app.createFunction({ id: "slow", triggers: [] }, async ({ step }) => {
      await step.sleep("nap", "2s");
      return "slow";
    });
    const message = (error: Error) => `${error.name}: ${error.message}`;
    return [
      child,
      stopped,
      rare,
      single,
      slow,
      app.createFunction({ id: "parent", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
        const [one, two, nothing] = await Promise.all([
          step.invoke("one", { function: child, data: { n: 1 } }),
          step.invoke("two", { function: child, data: { n: 2 } }),
          step.invoke("nothing", { function: child, data: {} }),
        ]);
        const bad = await step.invoke("bad", { function: child, data: { bad: true } }).catch(message);
        return { one, two, nothing, bad };
      }),
      app.createFunction({ id: "cancels", triggers: [{ event: "shop/a" }] }, ({ step }) =>
        step.invoke("call", { function: stopped, data: {} }).catch(message),
      ),
      app.createFunction({ id: "unknown", triggers: [{ event: "shop/a" }], retries: 0 }, ({ step }) =>
        step.invoke("call", { function: referenceFunction({ appId: "other", functionId: "fn" }), data: {} }),
      ),
      app.createFunction({ id: "limited", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
        const first = await step.invoke("first", { function: rare, data: { k: "x" } });
        const second = await step.invoke("second", { function: rare, data: { k: "x" } }).catch(message);
        return { first, second };
      }),
      app.createFunction({ id: "skipped", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
        const first = step.invoke("first", { function: single, data: {}, timeout: "2s" }).catch(message);
        const second = step.invoke("second", { function: single, data: {}, timeout: "2s" }).catch(message);
        return (await Promise.all([first, second])).sort();
      }),
      app.createFunction(
        { id: "given-up", triggers: [{ event: "shop/a" }], cancelOn: [{ event: "shop/stop-parent" }] },
        ({ step }) => step.invoke("call", { function: slow, data: {} }),
      ),
      app.createFunction({ id: "watch", triggers: [{ event: "inngest/function.cancelled" }] }, ({ event }) => {
        cancelled.push(event.data);
      }),
    ];
  });
  await trial.client.send({ name: "shop/a", data: {} });
  await vi.waitFor(async () => {
    expect(await trial.runs("slow")).toHaveLength(1);
    const { rows } = await trial.database.query("select 1 from jobs.run where function_id = 'shop-stopped'");
    expect(rows).toHaveLength(1);
  }, WAIT_MS);
  await trial.client.send(["shop/stop-child", "shop/stop-parent"].map((name) => ({ name, data: {} })));
}, 60_000);
afterAll(() => trial.close());

test("parallel invocations of one function give each its own result, undefined as null, and errors can be caught", async () => {
  const run = await trial.ended("parent");
  expect(run.output).toEqual({
    one: { doubled: 2 },
    two: { doubled: 4 },
    nothing: null,
    bad: expect.stringContaining("child bad"),
  });
  expect(run.steps.find(({ name }) => name === "bad")?.result).toMatchObject({
    type: "error",
    error: { name: "NonRetriableError", message: "child bad", error: "NonRetriableError" },
  });
  const children = await trial.runs("child");
  expect(children.map(({ status }) => status).sort()).toEqual(["Completed", "Completed", "Completed", "Failed"]);
  expect(childCalls).toBeGreaterThanOrEqual(4);
});

test("the invoked function reads who invokes it, as the real server says it", async () => {
  const [parent] = await trial.runs("parent");
  const [slowParent] = await trial.runs("given-up");
  const { rows } = await trial.database.query("select events from jobs.run where function_id = 'shop-slow'");
  expect(rows[0].events).toMatchObject([
    {
      name: "inngest/function.invoked",
      data: { _inngest: { fn_id: "shop-slow", source_fn_id: "shop-given-up", name: "call" } },
    },
  ]);
  expect(rows[0].events[0].data._inngest.correlation_id).toMatch(new RegExp(`^${slowParent?.id}\\.[0-9a-f]{40}$`));
  expect(parent?.id).not.toBe(slowParent?.id);
});

test("a function that is cancelled, is not there or does not let the invocation in is an error of the step", async () => {
  expect((await trial.ended("cancels")).output).toContain("The invoked function was cancelled");
  expect((await trial.ended("limited")).output).toEqual({
    first: "let through",
    second: expect.stringContaining("invoked function is rate limited"),
  });
  expect((await trial.ended("unknown", "Failed")).error).toMatchObject({
    message: expect.stringContaining("could not find function with ID: other-fn"),
  });
});

test("of two invocations of a singleton one is refused at once, and the other waits until its time is over", async () => {
  const run = await trial.ended("skipped");
  expect(run.output).toEqual([
    expect.stringContaining("invoked function: singleton"),
    expect.stringContaining("Timed out waiting for invoked function to complete"),
  ]);
});

test("cancelling the invoker leaves the invoked run to its end, which then resumes nobody", async () => {
  await trial.ended("given-up", "Cancelled");
  expect((await trial.ended("slow")).output).toBe("slow");
  await vi.waitFor(() => expect(cancelled).toHaveLength(2), WAIT_MS);
  expect(cancelled).toContainEqual(
    expect.objectContaining({ function_id: "shop-given-up", _inngest: { status: "Cancelled" } }),
  );
});
