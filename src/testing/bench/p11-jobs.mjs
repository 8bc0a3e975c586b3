import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Inngest } from "inngest";
import pg from "pg";
import { bundleLocal } from "./bundle-local.mjs";
import { startChild } from "./child-process.mjs";
import { freePort } from "./free-port.mjs";
import { cpuMs, familyCpuMs } from "./process-usage.mjs";
import { milliseconds, percentile, perSecond } from "./statistics.mjs";

const KEYS = {
  INNGEST_EVENT_KEY: "bench-event-key",
  INNGEST_SIGNING_KEY: "signkey-test-00112233445566778899aabbccddeeff",
};
const POSTGRES_DIR = ".data/bench-jobs";
const READY_WITHIN_MS = 20_000;
/** A run sleeps two seconds; far more than that for all of them means that some are lost. */
const END_WITHIN_MS = 180_000;
const silent = { info() {}, warn() {}, error() {}, debug() {} };

/**
 * P11, the local jobs server with a durable Postgres of its own and an app of one function (three steps, two sleeps of
 * 1 s) behind the unmodified SDK; server, app and this program are processes of their own on the same machine.
 * - at once: one request brings all events; runs per second is from the request to the end of the last run, so the two
 *   seconds of sleep are in it. Processor time per run is the server's and all of Postgres's together, over the whole
 *   burst.
 * - 10 per second: p50 of the time from sending an event to its run's first step. The reference is what the real
 *   Inngest dev server did on such a machine (QUALITY.md); it is recorded, not measured beside us.
 */
export async function measure({ quick, say }) {
  const trial = await startTrial();
  try {
    await trial.run(20, 0);
    const burst = await trial.run(quick ? 200 : 1_000, 0);
    say(`at once: ${burst.count} runs in ${milliseconds(burst.tookMs)}`);
    const paced = await trial.run(quick ? 40 : 200, 100);
    const rate = burst.count / (burst.tookMs / 1_000);
    const cpu = (burst.serverMs + burst.postgresMs) / burst.count;
    const first = percentile(paced.delays, 0.5);
    return [
      {
        id: "P11",
        name: `${burst.count} three-step runs at once`,
        ours: perSecond(rate),
        reference: "16–29/s dev server, recorded",
        ratio: rate / 29,
        bar: "≥ 40/s",
        reached: rate >= 40,
      },
      {
        id: "P11",
        name: `CPU per run (server ${milliseconds(burst.serverMs / burst.count)} + Postgres)`,
        ours: milliseconds(cpu),
        reference: "32–47 ms dev server, recorded",
        ratio: cpu / 32,
        bar: "< 32 ms",
        reached: cpu < 32,
      },
      {
        id: "P11",
        name: "CPU per run of the app with the SDK, whoever calls it",
        ours: milliseconds(burst.appMs / burst.count),
      },
      {
        id: "P11",
        name: `first step at 10 runs per s, p50 (p95 ${milliseconds(percentile(paced.delays, 0.95))})`,
        ours: milliseconds(first),
        reference: "230–270 ms dev server, recorded",
        ratio: first / 230,
        bar: "≤ 50 ms",
        reached: first <= 50,
      },
    ];
  } finally {
    await trial.stop();
  }
}

async function startTrial() {
  const bundle = await bundleLocal({
    jobs: "src/local/jobs/main.ts",
    postgres: "src/local/postgres/ensure-postgres.ts",
  });
  const { ensurePostgres } = await import(pathToFileURL(bundle("postgres")).href);
  const postgres = await ensurePostgres({ dir: POSTGRES_DIR, database: "jobs" });
  const children = [];
  const stop = async () => {
    for (const child of children.reverse()) await child.stop();
    await postgres.stop();
  };
  try {
    await dropOldRuns(postgres.url);
    const [jobsPort, appPort] = [await freePort(), await freePort()];
    const baseUrl = `http://127.0.0.1:${jobsPort}`;
    const app = await startChild(new URL("jobs-app.mjs", import.meta.url).pathname, {
      ...KEYS,
      INNGEST_BASE_URL: baseUrl,
      BENCH_APP_PORT: String(appPort),
    });
    children.push(app);
    const server = await startChild(bundle("jobs"), {
      JOBS_EVENT_KEY: KEYS.INNGEST_EVENT_KEY,
      JOBS_SIGNING_KEY: KEYS.INNGEST_SIGNING_KEY,
      JOBS_PORT: String(jobsPort),
      JOBS_DATABASE_URL: postgres.url,
      JOBS_APP_URL: `http://127.0.0.1:${appPort}/api/inngest`,
    });
    children.push(server);
    await synced(baseUrl);
    const client = new Inngest({
      id: "bench",
      isDev: false,
      baseUrl,
      eventKey: KEYS.INNGEST_EVENT_KEY,
      logger: silent,
    });
    const usage = () => ({
      server: cpuMs(server.pid),
      postgres: familyCpuMs(postmasterPid()),
      app: cpuMs(app.pid),
    });
    return { stop, run: (count, pauseMs) => run({ client, app, usage }, count, pauseMs) };
  } catch (error) {
    await stop();
    throw error;
  }
}

const postmasterPid = () => Number(readFileSync(join(POSTGRES_DIR, "data", "postmaster.pid"), "utf8").split("\n")[0]);

async function dropOldRuns(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("drop schema if exists jobs cascade");
  await client.end();
}

async function synced(baseUrl) {
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(100)) {
    const health = await fetch(`${baseUrl}/health`).then((answer) => answer.json());
    if (health.app === "synced") return;
  }
  throw new Error("the jobs server did not take over the app's function");
}

/** Sends `count` events, all in one request or one every `pauseMs`, and waits until every run has ended. */
async function run({ client, app, usage }, count, pauseMs) {
  const event = (number) => ({ name: "bench/run.asked", data: { number, sentAt: Date.now() } });
  const [from, before] = [Date.now(), usage()];
  const finished = collect(app, count);
  if (pauseMs === 0) await client.send(Array.from({ length: count }, (_, number) => event(number)));
  for (let number = 0; pauseMs > 0 && number < count; number++) {
    void client.send(event(number));
    await sleep(Math.max(0, from + (number + 1) * pauseMs - Date.now()));
  }
  const { delays, lastAt } = await finished;
  const after = usage();
  return {
    count,
    delays,
    tookMs: lastAt - from,
    serverMs: after.server - before.server,
    postgresMs: after.postgres - before.postgres,
    appMs: after.app - before.app,
  };
}

async function collect(app, count) {
  const [begun, ended] = [new Map(), new Map()];
  const late = AbortSignal.timeout(END_WITHIN_MS);
  const lost = once(late, "abort").then(() => {
    throw new Error(`${count - ended.size} of ${count} runs have not ended`);
  });
  while (ended.size < count) {
    const news = await Promise.race([app.next(), lost]);
    for (const { number, delayMs } of news.begun) if (!begun.has(number)) begun.set(number, delayMs);
    for (const { number, at } of news.ended) if (!ended.has(number)) ended.set(number, at);
  }
  return { delays: [...begun.values()], lastAt: Math.max(...ended.values()) };
}
