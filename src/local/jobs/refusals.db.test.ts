import { fetch as stepFetch } from "inngest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EVENT_KEY, Trial } from "./trial";

const OVER_4_MB = 4 * 1024 * 1024 + 1;
let trial: Trial;

beforeAll(async () => {
  trial = await Trial.start((app) => {
    const on = { triggers: [{ event: "shop/a" as const }], retries: 3 as const };
    return [
      app.createFunction({ id: "fetches", ...on }, async () => {
        await stepFetch("http://127.0.0.1:9/");
      }),
      app.createFunction({ id: "signals", ...on }, ({ step }) =>
        step.waitForSignal("wait", { signal: "s", timeout: "1m", onConflict: "fail" }),
      ),
      app.createFunction({ id: "sleeps", ...on }, ({ step }) => step.sleep("nap", "367d")),
      app.createFunction({ id: "waits", ...on }, ({ step }) =>
        step.waitForEvent("paid", { event: "shop/paid", timeout: "1m", if: "foo.data == 1" }),
      ),
      app.createFunction({ id: "big", ...on }, ({ step }) => step.run("it", () => "x".repeat(OVER_4_MB))),
      app.createFunction({ id: "big-planned", ...on, checkpointing: false }, ({ step }) =>
        step.run("it", () => "x".repeat(OVER_4_MB)),
      ),
      app.createFunction({ id: "big-end", ...on }, () => "x".repeat(OVER_4_MB)),
      app.createFunction({ id: "many", ...on }, async ({ step }) => {
        await Promise.all(Array.from({ length: 1_001 }, (_, i) => step.run(`s${i}`, () => i)));
      }),
      app.createFunction({ id: "told", triggers: [{ event: "inngest/function.failed" }] }, ({ event }) => event.data),
    ];
  });
  await trial.client.send({ name: "shop/a", data: {} });
}, 60_000);
afterAll(() => trial.close());

test.each([
  ["fetches", "UnsupportedOp", "does not support Gateway"],
  ["signals", "UnsupportedOp", "does not support WaitForSignal"],
  ["sleeps", "InngestErrTimeoutTooLong", "more than 366 days"],
  ["waits", "InvalidExpression", "Unknown variable: foo"],
  ["big", "output_too_large", 'the result of step "it" has'],
  ["big-planned", "output_too_large", 'the result of step "it" has'],
  ["big-end", "output_too_large", "the function's result has"],
  ["many", "InngestErrFunctionOverflowed", "step limit of 1000 steps"],
])("%s: the run fails at once with %s, the function's name and the reason", async (id, name, reason) => {
  const run = await trial.ended(id, "Failed");
  expect(run.error).toMatchObject({ name, message: expect.stringContaining(`shop-${id}: `) });
  expect(run.error).toMatchObject({ message: expect.stringContaining(reason) });
});

test("function.failed tells of a refusal as the real server does", async () => {
  await trial.settled();
  const { rows } = await trial.database.query(
    "select output from jobs.run where function_id = 'shop-told' and output::text like '%shop-signals%'",
  );
  expect(rows).toMatchObject([
    {
      output: {
        function_id: "shop-signals",
        _inngest: { status: "Failed" },
        error: { name: "UnsupportedOp", error: expect.stringContaining("UnsupportedOp: shop-signals: ") },
        result: { __serialized: true, name: "UnsupportedOp" },
        event: { name: "shop/a" },
      },
    },
  ]);
});

test("events with the server's own names are nobody else's to send", async () => {
  const send = (name: string) =>
    fetch(`${trial.jobs.url}/e/${EVENT_KEY}`, { method: "POST", body: JSON.stringify({ name, data: {} }) });
  for (const name of ["inngest/function.finished", "Inngest/function.invoked"]) {
    const answer = await send(name);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: expect.stringContaining("is reserved") });
  }
});
