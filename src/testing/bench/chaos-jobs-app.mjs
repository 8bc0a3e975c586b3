// The app of chaos-jobs.mjs behind the unmodified SDK. Each step of its function leaves one row under (run, step), which a repetition
// does not change, and counts how often it ran. It answers waits and stops runs by itself, again and again until that has worked.
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Inngest, NonRetriableError, RetryAfterError } from "inngest";
import { serve } from "inngest/node";
import pg from "pg";
import { kindOf } from "./chaos-jobs-plan.mjs";

const SEND_EVERY_MS = 500;
/** An answer may come before the wait, or be lost with the server; not so often that the answers are the load. */
const REPEAT_AFTER_MS = 8_000;
const DATABASE_RETRY_MS = 100;
const silent = { info() {}, warn() {}, error() {}, debug() {} };

const pool = new pg.Pool({ connectionString: process.env.CHAOS_DATABASE_URL, max: 8, connectionTimeoutMillis: 3_000 });
pool.on("error", () => {});
pool.on("connect", (one) => one.on("error", () => {}));
const times = new Map();
/** Numbers whose run waits for an answer, or is to be stopped, and when that was sent last. */
const awaiting = new Map();
const stopping = new Map();

async function effect(run, step) {
  const key = `${run}/${step}`;
  times.set(key, (times.get(key) ?? 0) + 1);
  for (;;) {
    try {
      return await pool.query("insert into chaos.effect (run, step) values ($1, $2) on conflict do nothing", [
        run,
        step,
      ]);
    } catch {
      await sleep(DATABASE_RETRY_MS);
    }
  }
}

const client = new Inngest({ id: "chaos", isDev: false, logger: silent });

const child = client.createFunction({ id: "child", triggers: [] }, async ({ event, step }) => {
  await step.sleep("nap", "1s");
  await step.run("child", () => effect(event.data.number, "child"));
  return { doubled: event.data.number * 2 };
});

const run = client.createFunction(
  {
    id: "run",
    triggers: [{ event: "chaos/run.asked" }],
    cancelOn: [{ event: "chaos/run.stopped", match: "data.number" }],
    onFailure: ({ event, step }) => step.run("failed", () => effect(event.data.event.data.number, "failed")),
  },
  async ({ event, step }) => {
    const { number } = event.data;
    const kind = kindOf(number);
    await step.run("one", () => effect(number, "one"));
    if (kind === "cancelled") {
      if (!stopping.has(number)) stopping.set(number, 0);
      await step.waitForEvent("never", { event: "chaos/never", timeout: "1h" });
    }
    await step.sleep("nap", "1s");
    await step.run("two", () => {
      if (kind !== "unanswered") awaiting.set(number, 0);
      return effect(number, "two");
    });
    const timeout = kind === "unanswered" ? "2s" : "1h";
    const answer = await step.waitForEvent("answer", { event: "chaos/answer.given", match: "data.number", timeout });
    await step.run("three", () => {
      awaiting.delete(number);
      return effect(number, "three");
    });
    const { doubled } = await step.invoke("call", { function: child, data: { number } });
    await step.run("four", async () => {
      if (kind === "failing") throw new NonRetriableError("this one is to fail");
      if (kind === "flaky" && !times.has(`${number}/four`)) {
        times.set(`${number}/four`, 0);
        throw new RetryAfterError("not yet", "1s");
      }
      await effect(number, "four");
    });
    await step.sleep("rest", "1s");
    await step.run("five", () => effect(number, "five"));
    return { answered: answer !== null, doubled };
  },
);

const stopped = client.createFunction(
  {
    id: "stopped",
    triggers: [{ event: "inngest/function.cancelled", if: "event.data.function_id == 'chaos-run'" }],
  },
  ({ event, step }) =>
    step.run("cancelled", () => {
      stopping.delete(event.data.event.data.number);
      return effect(event.data.event.data.number, "cancelled");
    }),
);

const tick = client.createFunction({ id: "tick", triggers: [{ cron: "* * * * *" }] }, ({ event }) => event.data);

/** The events for those whose turn it is. What does not arrive is sent again in its next turn. */
function due(name, numbers) {
  const before = performance.now() - REPEAT_AFTER_MS;
  const events = [];
  for (const [number, sentAt] of numbers) {
    if (sentAt > before && sentAt > 0) continue;
    numbers.set(number, performance.now());
    events.push({ name, data: { number } });
  }
  return events;
}

async function sendAgain() {
  for (; ; await sleep(SEND_EVERY_MS)) {
    const events = [...due("chaos/answer.given", awaiting), ...due("chaos/run.stopped", stopping)];
    if (events.length > 0) await client.send(events).catch(() => {});
  }
}

process.on("message", () => process.send({ times: [...times] }));
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
void sendAgain();
const http = createServer(serve({ client, functions: [child, run, stopped, tick] }));
http.listen(Number(process.env.BENCH_APP_PORT), "127.0.0.1", () =>
  process.send({ ready: true, port: http.address().port }),
);
