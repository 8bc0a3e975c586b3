import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { bundleLocal } from "./bundle-local.mjs";
import { startChild } from "./child-process.mjs";
import { freePort } from "./free-port.mjs";
import { residentBytes } from "./process-usage.mjs";

const APP = { appId: "soak", key: "soak-key", secret: "soak-secret" };
const KEYS = {
  INNGEST_EVENT_KEY: "soak-event-key",
  INNGEST_SIGNING_KEY: "signkey-test-00112233445566778899aabbccddeeff",
};
/** The cluster of P11 and P12, with a database of our own in it. */
const POSTGRES_DIR = ".data/bench-jobs";
const VISITORS = 200;
const SAMPLE_MS = 10_000;
/**
 * Under a steady load Node lets the space for young objects grow to its full size, some 30 MB, and keeps it; that took a
 * quarter of an hour. Memory must be flat from then on.
 */
const WARM_UP_SHARE = 0.5;
const BAR_MB = 5;
const SYNC_WITHIN_MS = 20_000;
const MB = 2 ** 20;

const file = (/** @type {string} */ name) => new URL(name, import.meta.url).pathname;
const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const megabytes = (/** @type {number} */ bytes) => (bytes / MB).toFixed(1);
const signed = (/** @type {number} */ bytes) => `${bytes < 0 ? "−" : "+"}${megabytes(Math.abs(bytes))} MB`;

/**
 * Issue 5, "flat memory": two Channels processes that are one service (200 visitors who come and go, 20 events and 20 client
 * events a second, presence, users, cache channels) and the jobs server (5 runs a second with a sleep and a wait) under a
 * steady load for 30 minutes (`--minutes`), each with its load in processes of their own. Resident memory is looked at every
 * 10 s; the slope is the mean of the last third of the second half against its first, and beside it that of all the time.
 */
export async function measure({ quick, options, say }) {
  const minutes = Number(options.minutes ?? (quick ? 2 : 30));
  const ends = [];
  try {
    const { servers, loads } = await startAll(ends);
    const seen = { received: 0, closed: 0, begun: 0, ended: 0, answered: 0 };
    const lost = loads.map((load) => count(load, seen));
    const sampling = sample(servers, minutes * 60_000, (at) => {
      const now = servers.map(({ name }) => `${name} ${megabytes(at[name])} MB`).join(", ");
      say(`${now}; ${seen.received} frames received, ${seen.begun} runs begun, ${seen.ended} ended`);
    });
    const samples = await Promise.race([sampling, ...lost]);
    if (seen.received === 0 || seen.ended === 0) throw new Error(`there was no load: ${JSON.stringify(seen)}`);
    return [
      ...servers.map(({ name }) => slope(name, samples[name], minutes)),
      { id: "SOAK", name: `frames received in ${minutes} min by ${VISITORS} visitors`, ours: String(seen.received) },
      {
        id: "SOAK",
        name: "connections cut by the servers",
        ours: String(seen.closed),
        bar: "0",
        reached: seen.closed === 0,
      },
      {
        id: "SOAK",
        name: `runs begun, ended and (about half of them) answered`,
        ours: `${seen.begun}, ${seen.ended}, ${seen.answered}`,
      },
    ];
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function startAll(ends) {
  const bundle = await bundleLocal({
    channels: "src/local/channels/main.ts",
    jobs: "src/local/jobs/main.ts",
    postgres: "src/local/postgres/ensure-postgres.ts",
  });
  const { ensurePostgres } = await import(pathToFileURL(bundle("postgres")).href);
  const postgres = await ensurePostgres({ dir: POSTGRES_DIR, database: "soak" });
  ends.push(() => postgres.stop());
  await forgetFormerSoak(postgres.url);
  const start = async (program, env) => {
    const child = await startChild(program, env);
    ends.push(() => child.stop());
    return child;
  };
  const channels = () =>
    start(bundle("channels"), {
      CHANNELS_APP_ID: APP.appId,
      CHANNELS_KEY: APP.key,
      CHANNELS_SECRET: APP.secret,
      CHANNELS_SUBSCRIPTION_COUNTS: "true",
      CHANNELS_DATABASE_URL: postgres.url,
    });
  const [one, two] = [await channels(), await channels()];
  const visitors = await start(file("soak-visitors.mjs"), {
    SOAK_APP: JSON.stringify(APP),
    SOAK_CHANNELS_PORTS: JSON.stringify([one.port, two.port]),
    SOAK_VISITORS: String(VISITORS),
  });
  const { jobs, app } = await startJobs(start, bundle("jobs"), postgres.url);
  return {
    servers: [
      { name: "Channels one", pid: one.pid },
      { name: "Channels two", pid: two.pid },
      { name: "jobs server", pid: jobs.pid },
    ],
    loads: [visitors, app],
  };
}

async function startJobs(start, program, databaseUrl) {
  const [jobsPort, appPort] = [await freePort(), await freePort()];
  const baseUrl = `http://127.0.0.1:${jobsPort}`;
  const app = await start(file("soak-jobs-app.mjs"), {
    ...KEYS,
    INNGEST_BASE_URL: baseUrl,
    SOAK_APP_PORT: String(appPort),
  });
  const jobs = await start(program, {
    JOBS_EVENT_KEY: KEYS.INNGEST_EVENT_KEY,
    JOBS_SIGNING_KEY: KEYS.INNGEST_SIGNING_KEY,
    JOBS_PORT: String(jobsPort),
    JOBS_DATABASE_URL: databaseUrl,
    JOBS_APP_URL: `http://127.0.0.1:${appPort}/api/inngest`,
  });
  for (const deadline = Date.now() + SYNC_WITHIN_MS; ; await sleep(100)) {
    const health = await fetch(`${baseUrl}/health`).then((answer) => answer.json());
    if (health.app === "synced") break;
    if (Date.now() > deadline) throw new Error("the jobs server did not take over the app's function");
  }
  await app.ask({ begin: true });
  return { jobs, app };
}

async function forgetFormerSoak(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("drop schema if exists jobs cascade");
  await client.end();
}

/** Adds up what a load tells every second; rejects when it ends. */
async function count(load, seen) {
  for (;;) {
    const news = await load.next();
    for (const name of Object.keys(seen)) seen[name] += news[name] ?? 0;
  }
}

async function sample(servers, forMs, tell) {
  const samples = Object.fromEntries(servers.map(({ name }) => [name, []]));
  const until = Date.now() + forMs;
  for (let looks = 0; Date.now() < until; looks++) {
    await sleep(SAMPLE_MS);
    const now = {};
    for (const { name, pid } of servers) {
      now[name] = residentBytes(pid);
      samples[name].push(now[name]);
    }
    if (looks % 6 === 5) tell(now);
  }
  return samples;
}

function slope(name, all, minutes) {
  const half = thirds(all.slice(Math.floor(all.length * WARM_UP_SHARE)));
  const whole = thirds(all);
  return {
    id: "SOAK",
    name: `${name}, ${minutes} min: memory in the second half (of all: ${signed(whole.last - whole.first)})`,
    ours: signed(half.last - half.first),
    reference: `${megabytes(half.first)} MB`,
    ratio: half.last / half.first,
    bar: `≤ +${BAR_MB} MB`,
    reached: half.last - half.first <= BAR_MB * MB,
  };
}

/** The means of the first and of the last third. */
function thirds(values) {
  const third = Math.max(1, Math.floor(values.length / 3));
  return { first: mean(values.slice(0, third)), last: mean(values.slice(-third)) };
}
