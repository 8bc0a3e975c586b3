// The app of chaos-jobs.mjs behind the unmodified SDK. Each step of its function leaves one row under (run, step), which a repetition
// does not change, and counts how often it ran. It answers each wait with one event, and stops runs with one: what was accepted counts.
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Inngest, NonRetriableError, RetryAfterError } from "inngest";
import { serve } from "inngest/node";
import pg from "pg";
import { kindOf } from "./chaos-jobs-plan.mjs";

const SEND_EVERY_MS = 500;
const DATABASE_RETRY_MS = 100;
const silent = { info() {}, warn() {}, error() {}, debug() {} };

const pool = new pg.Pool({ connectionString: process.env.CHAOS_DATABASE_URL, max: 8, connectionTimeoutMillis: 3_000 });
pool.on("error", () => {});
pool.on("connect", (one) => one.on("error", () => {}));
const times = new Map();
/** Numbers whose runs are to be answered, once they wait, or stopped; those whose event was accepted are out. */
const awaiting = new Set();
const stopping = new Set();
const accepted = new Set();

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
      stopping.add(number);
      await step.waitForEvent("never", { event: "chaos/never", timeout: "1h" });
    }
    await step.sleep("nap", "1s");
    await step.run("two", () => {
      if (kind !== "unanswered") awaiting.add(number);
      return effect(number, "two");
    });
    const timeout = kind === "unanswered" ? "2s" : "1h";
    const answer = await step.waitForEvent("answer", { event: "chaos/answer.given", match: "data.number", timeout });
    await step.run("three", () => effect(number, "three"));
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
  ({ event, step }) => step.run("cancelled", () => effect(event.data.event.data.number, "cancelled")),
);

const tick = client.createFunction({ id: "tick", triggers: [{ cron: "* * * * *" }] }, ({ event }) => event.data);

/** Of the numbers to be answered those whose run waits by now: an answer before that would be nobody's. */
async function findWaiting() {
  const { rows } = await pool.query("select match_key from jobs.wait where event_name = 'chaos/answer.given'");
  return rows.map(({ match_key }) => Number(match_key.replace("number=", ""))).filter((number) => awaiting.has(number));
}

async function sendAccepted() {
  for (; ; await sleep(SEND_EVERY_MS)) {
    const answers = await findWaiting().catch(() => []);
    const events = [
      ...answers.map((number) => ({ name: "chaos/answer.given", id: `answer-${number}`, data: { number } })),
      ...[...stopping].map((number) => ({ name: "chaos/run.stopped", id: `stop-${number}`, data: { number } })),
    ].filter(({ id }) => !accepted.has(id));
    if (events.length === 0) continue;
    const isAccepted = await client.send(events).then(
      () => true,
      () => false,
    );
    if (isAccepted) for (const { id } of events) accepted.add(id);
  }
}

process.on("message", () => process.send({ times: [...times] }));
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
void sendAccepted();
const http = createServer(serve({ client, functions: [child, run, stopped, tick] }));
http.listen(Number(process.env.BENCH_APP_PORT), "127.0.0.1", () =>
  process.send({ ready: true, port: http.address().port }),
);
