// `npm run conformance:jobs`: functions of the unmodified SDK, played against a server of Inngest's protocol; how it is asked: `-- --help`.
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import pg from "pg";
import { bundleLocal } from "../bench/bundle-local.mjs";
import { startChild } from "../bench/child-process.mjs";
import { freePort } from "../bench/free-port.mjs";

const POSTGRES_DIR = ".data/conformance-jobs";
const OWN_KEYS = { eventKey: "conformance-key", signingKey: "signkey-test-00112233445566778899aabbccddeeff" };
const HELP = `npm run conformance:jobs                  every scenario, at the same time (up to a minute: one waits for a cron)
npm run conformance:jobs -- --quick       without the cron
npm run conformance:jobs -- debounce      those whose names hold this word, or one of several

Against our own jobs server with a Postgres of its own, in cloud mode, unless the environment names another server:
INNGEST_DEV=http://127.0.0.1:8288         a real Inngest dev server (npx inngest-cli dev --no-discovery)
INNGEST_BASE_URL, INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY   any server in cloud mode
CONFORMANCE_APP_PORT                      where the functions are served on 127.0.0.1 (a free port if not set)`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: "boolean", short: "h" }, quick: { type: "boolean" } },
});
if (options.help) {
  console.log(HELP);
  process.exit(0);
}

const bundle = await bundleLocal({
  "conformance-scenarios": "src/local/jobs/conformance/scenarios.ts",
  "conformance-play": "src/local/jobs/conformance/play-scenarios.ts",
  "conformance-server": "src/local/jobs/main.ts",
  "conformance-postgres": "src/local/postgres/ensure-postgres.ts",
});
const load = (name) => import(pathToFileURL(bundle(name)).href);
const ends = [];

/** The server that the environment names, else ours. */
async function findServer(appUrl) {
  const { INNGEST_DEV: dev, INNGEST_BASE_URL: base, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY } = process.env;
  if (/^https?:/.test(dev ?? "")) return { baseUrl: dev };
  if (!base) return startOurs(appUrl);
  return { baseUrl: base, keys: { eventKey: INNGEST_EVENT_KEY, signingKey: INNGEST_SIGNING_KEY } };
}

async function startOurs(appUrl) {
  const { ensurePostgres } = await load("conformance-postgres");
  const postgres = await ensurePostgres({ dir: POSTGRES_DIR, database: "jobs" });
  ends.unshift(() => postgres.stop());
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query("drop schema if exists jobs cascade");
  await client.end();
  const server = await startChild(bundle("conformance-server"), {
    JOBS_EVENT_KEY: OWN_KEYS.eventKey,
    JOBS_SIGNING_KEY: OWN_KEYS.signingKey,
    JOBS_PORT: String(await freePort()),
    JOBS_DATABASE_URL: postgres.url,
    JOBS_APP_URL: appUrl,
  });
  ends.unshift(() => server.stop());
  return { baseUrl: `http://127.0.0.1:${server.port}`, keys: OWN_KEYS };
}

async function end(code) {
  for (const one of ends.splice(0)) await one();
  process.exit(code);
}
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void end(130));

/** Of the SDK's clients and servers some connections may linger; the outcome is known then. */
async function main() {
  const { SCENARIOS } = await load("conformance-scenarios");
  const { playScenarios } = await load("conformance-play");
  const isAsked = ({ name, slow }) =>
    !(options.quick && slow) &&
    (positionals.length === 0 || positionals.some((word) => name.toLowerCase().includes(word.toLowerCase())));
  const asked = SCENARIOS.filter(isAsked);
  if (asked.length === 0) throw new Error("no scenario has such a name");
  const outcomes = await playScenarios(findServer, asked, Number(process.env.CONFORMANCE_APP_PORT ?? 0));
  const failed = outcomes.filter(({ fault }) => fault);
  for (const { name, fault } of failed) console.log(`\n✗ ${name}\n${fault.stack}`);
  console.log("");
  for (const { name, tookMs, fault } of outcomes) {
    console.log(`${fault ? "✗" : "✓"} ${(tookMs / 1_000).toFixed(1).padStart(5)} s  ${name}`);
  }
  console.log(`\n${outcomes.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}

await end(
  await main().catch((error) => {
    console.error(error.stack);
    return 1;
  }),
);
