import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { bundleLocal } from "./bundle-local.mjs";
import { startChild } from "./child-process.mjs";
import { freePort } from "./free-port.mjs";
import { residentBytes } from "./process-usage.mjs";

const EVENT_KEY = "fuzz-event-key";
const SIGNING_KEY = "signkey-test-00112233445566778899aabbccddeeff";
const step = { id: "step", name: "step", runtime: { type: "http", url: "http://127.0.0.1:1/" } };
/** The one function of jobs-app.mjs, which every sync brings. */
const KEEP = { id: "bench-three-steps", triggers: [{ event: "bench/run.asked" }], steps: { step } };
/** With the first of them memory finds its size. */
const SEEDS = 4;
const RUNS_PER_SEED = 5;
const RUNS_END_WITHIN_MS = 30_000;
const SETTLE_MS = 3_000;
const GROWTH = 1.15;
const megabytes = (/** @type {number} */ bytes) => `${(bytes / 2 ** 20).toFixed(0)} MB`;

/**
 * FUZZ of our jobs server: requests that nobody would send, to all its addresses, from four seeds, each for two minutes,
 * while what they register and trigger is called of an app of one function. After each seed this function's runs must
 * still begin and end. The server must not end, must answer nothing by 5xx, and must need no more memory after the last
 * seed than after the second.
 */
export async function measure({ quick, say }) {
  const bundle = await bundleLocal({
    "fuzz-jobs-server": "src/local/jobs/main.ts",
    "fuzz-jobs-play": "src/local/jobs/fuzz/play-fuzz.ts",
    "fuzz-jobs-postgres": "src/local/postgres/ensure-postgres.ts",
  });
  const { playFuzz } = await import(pathToFileURL(bundle("fuzz-jobs-play")).href);
  const { ensurePostgres } = await import(pathToFileURL(bundle("fuzz-jobs-postgres")).href);
  const postgres = await ensurePostgres({ dir: ".data/bench-fuzz", database: "jobs" });
  const memory = [];
  const sum = { requests: 0, failures: 0, missed: 0 };
  const children = [];
  try {
    await dropState(postgres.url);
    const { app, server } = await startServices(bundle("fuzz-jobs-server"), postgres.url, children);
    const target = { port: server.port, eventKey: EVENT_KEY, signingKey: SIGNING_KEY, keep: KEEP };
    await synced(server.port);
    for (let seed = 1; seed <= SEEDS; seed++) {
      const until = Date.now() + (quick ? 10_000 : 120_000);
      const { requests, statuses, failures } = await playFuzz(target, seed, () => Date.now() > until);
      sum.requests += requests;
      for (const [status, count] of Object.entries(statuses)) if (/^5(?!01)/.test(status)) sum.failures += count;
      for (const failure of failures) say(`seed ${seed}: ${JSON.stringify(failure)}`);
      sum.missed += await countMissed(server.port, app, seed);
      await sleep(SETTLE_MS);
      memory.push(residentBytes(server.pid));
      say(`seed ${seed}: ${requests} requests ${JSON.stringify(statuses)}, ${megabytes(memory.at(-1))}`);
    }
  } finally {
    for (const child of children.reverse()) await child.stop();
    await postgres.stop();
  }
  return rowsOf(sum, memory);
}

async function startServices(serverFile, databaseUrl, children) {
  const [jobsPort, appPort] = [await freePort(), await freePort()];
  const app = await startChild(new URL("jobs-app.mjs", import.meta.url).pathname, {
    INNGEST_EVENT_KEY: EVENT_KEY,
    INNGEST_SIGNING_KEY: SIGNING_KEY,
    INNGEST_BASE_URL: `http://127.0.0.1:${jobsPort}`,
    BENCH_APP_PORT: String(appPort),
  });
  children.push(app);
  const server = await startChild(serverFile, {
    JOBS_EVENT_KEY: EVENT_KEY,
    JOBS_SIGNING_KEY: SIGNING_KEY,
    JOBS_PORT: String(jobsPort),
    JOBS_DATABASE_URL: databaseUrl,
    JOBS_APP_URL: `http://127.0.0.1:${appPort}/api/inngest`,
  });
  children.push(server);
  return { app, server };
}

async function dropState(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("drop schema if exists jobs cascade");
  await client.end();
}

async function synced(port) {
  for (let tries = 0; tries < 200; tries++, await sleep(100)) {
    const health = await fetch(`http://127.0.0.1:${port}/health`).then((answer) => answer.json());
    if (health.app === "synced") return;
  }
  throw new Error("the jobs server did not take over the app's function");
}

/** Asks for some well-meant runs and counts those that do not end. */
async function countMissed(port, app, seed) {
  const numbers = Array.from({ length: RUNS_PER_SEED }, (_, index) => seed * 1_000 + index);
  const events = numbers.map((number) => ({ name: "bench/run.asked", data: { number, sentAt: Date.now() } }));
  await fetch(`http://127.0.0.1:${port}/e/${EVENT_KEY}`, { method: "POST", body: JSON.stringify(events) });
  const left = new Set(numbers);
  const late = sleep(RUNS_END_WITHIN_MS, null, { ref: false });
  while (left.size > 0) {
    const news = await Promise.race([app.next(), late]);
    if (news === null) break;
    for (const { number } of news.ended) left.delete(number);
  }
  return left.size;
}

function rowsOf({ requests, failures, missed }, memory) {
  const growth = memory.at(-1) / memory[1];
  return [
    {
      id: "FUZZ",
      name: `jobs: answers by 5xx, of ${requests} requests`,
      ours: String(failures),
      bar: "0",
      reached: failures === 0,
    },
    {
      id: "FUZZ",
      name: `jobs: well-meant runs that did not end, of ${SEEDS * RUNS_PER_SEED}`,
      ours: String(missed),
      bar: "0",
      reached: missed === 0,
    },
    {
      id: "FUZZ",
      name: "jobs: memory after the last seed, to that after the second",
      ours: megabytes(memory.at(-1)),
      reference: `${megabytes(memory[1])} after the second`,
      ratio: growth,
      bar: `≤ ${GROWTH}×`,
      reached: growth <= GROWTH,
    },
  ];
}
