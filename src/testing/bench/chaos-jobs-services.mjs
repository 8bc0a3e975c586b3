import { pathToFileURL } from "node:url";
import pg from "pg";
import { bundleLocal } from "./bundle-local.mjs";
import { startChild } from "./child-process.mjs";
import { freePort } from "./free-port.mjs";

const POSTGRES_DIR = ".data/bench-chaos-jobs";
const KEYS = {
  INNGEST_EVENT_KEY: "bench-event-key",
  INNGEST_SIGNING_KEY: "signkey-test-00112233445566778899aabbccddeeff",
};

/**
 * A durable Postgres and a jobs server that are started again whenever they were killed, and the app that is not killed.
 * `kill(name)` kills one of the two with SIGKILL and returns once its successor is asked for; `settle` resolves when both are there.
 */
export async function startServices() {
  const bundle = await bundleLocal({
    jobs: "src/local/jobs/main.ts",
    postgres: "src/local/postgres/ensure-postgres.ts",
  });
  const { ensurePostgres } = await import(pathToFileURL(bundle("postgres")).href);
  const startPostgres = () => ensurePostgres({ dir: POSTGRES_DIR, database: "jobs" });
  let postgres = await startPostgres();
  const { url } = postgres;
  await inDatabase(url, async (client) => {
    await client.query("drop schema if exists jobs cascade");
    await client.query("drop schema if exists chaos cascade");
    await client.query("create schema chaos");
    await client.query("create table chaos.effect (run int, step text, primary key (run, step))");
  });
  const [jobsPort, appPort] = [await freePort(), await freePort()];
  const baseUrl = `http://127.0.0.1:${jobsPort}`;
  const app = await startChild(new URL("chaos-jobs-app.mjs", import.meta.url).pathname, {
    ...KEYS,
    INNGEST_BASE_URL: baseUrl,
    BENCH_APP_PORT: String(appPort),
    CHAOS_DATABASE_URL: url,
  });
  const startJobs = () =>
    startChild(bundle("jobs"), {
      JOBS_EVENT_KEY: KEYS.INNGEST_EVENT_KEY,
      JOBS_SIGNING_KEY: KEYS.INNGEST_SIGNING_KEY,
      JOBS_PORT: String(jobsPort),
      JOBS_DATABASE_URL: url,
      JOBS_APP_URL: `http://127.0.0.1:${appPort}/api/inngest`,
    });
  let jobs = await startJobs();
  const coming = { jobs: Promise.resolve(), postgres: Promise.resolve() };

  const again = {
    async jobs() {
      jobs = await startJobs();
    },
    async postgres() {
      // Until then its process may still be there and look alive.
      await postgres.closed;
      postgres = await startPostgres();
      if (postgres.url !== url) throw new Error("Postgres came back on another port: somebody took its own");
    },
  };
  return {
    url,
    baseUrl,
    eventKey: KEYS.INNGEST_EVENT_KEY,
    async kill(name) {
      await coming[name];
      try {
        process.kill(name === "jobs" ? jobs.pid : postgres.pid, "SIGKILL");
      } catch {
        // Its own last words are above.
        throw new Error(`${name} had ended by itself`);
      }
      coming[name] = again[name]();
      // Awaited with the next kill or at the end.
      coming[name].catch(() => {});
    },
    settle: () => Promise.all(Object.values(coming)),
    countTimes: async () => new Map((await app.ask("times")).times),
    async stop() {
      await Promise.allSettled(Object.values(coming));
      await jobs.stop();
      await app.stop();
      await postgres.stop();
    },
  };
}

/** Runs `work` with a connection of its own. */
export async function inDatabase(url, work) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
