// `npm run conformance:channels`: the unmodified `pusher` and `pusher-js` against a server of Pusher's protocol; how it is asked: `-- --help`.
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bundleLocal } from "../bench/bundle-local.mjs";
import { startChild } from "../bench/child-process.mjs";
import { takeTurns } from "./take-turns.mjs";

const POSTGRES_DIR = ".data/conformance-channels";
const OWN_APP = { appId: "conformance", key: "conformance-key", secret: "conformance-secret" };
const HELP = `npm run conformance:channels                every scenario, at the same time (some seconds)
npm run conformance:channels -- --processes 2   the same with two processes of ours behind a balancer, over a Postgres of their own
npm run conformance:channels -- presence    those whose names hold this word, or one of several

Against our own Channels server, unless the environment names an app of another one:
PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET    the app; best one that nothing else uses
PUSHER_CLUSTER                              where it is on the hosted service (eu, us2, …), or
PUSHER_HOST, PUSHER_PORT, PUSHER_USE_TLS    any other server (PUSHER_USE_TLS=false for plain connections)
CONFORMANCE_WITHOUT                         what that app has not enabled: client-events, sign-in, watchlist,
                                            subscription-count (a list; each is skipped, and said so)
CONFORMANCE_CONNECTIONS                     how many connections the app may have (100); a full presence channel beside the rest needs 160
CONFORMANCE_WEBHOOK_PORT                    port of 127.0.0.1 at which the app's webhooks arrive, through a tunnel; none: skipped`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: "boolean", short: "h" }, processes: { type: "string", default: "1" } },
});
if (options.help) {
  console.log(HELP);
  process.exit(0);
}

const bundle = await bundleLocal({
  "conformance-channels-scenarios": "src/local/channels/conformance/scenarios.ts",
  "conformance-channels-play": "src/local/channels/conformance/play-scenarios.ts",
  "conformance-channels-webhooks": "src/local/channels/conformance/listen-webhooks.ts",
  "conformance-channels-server": "src/local/channels/main.ts",
  "conformance-channels-postgres": "src/local/postgres/ensure-postgres.ts",
});
const load = (name) => import(pathToFileURL(bundle(`conformance-channels-${name}`)).href);
/** What is to be ended, the last one first. */
const ends = [];

/** The app that the environment names, else one of our own server. */
async function findTarget() {
  return process.env.PUSHER_KEY ? nameTarget(process.env) : startOurs();
}

async function nameTarget(environment) {
  const { PUSHER_APP_ID: appId, PUSHER_KEY: key, PUSHER_SECRET: secret } = environment;
  const { PUSHER_CLUSTER: cluster, PUSHER_HOST: host, PUSHER_PORT, PUSHER_USE_TLS } = environment;
  if (!appId || !secret) throw new Error("PUSHER_KEY needs PUSHER_APP_ID and PUSHER_SECRET");
  if (!cluster && !host) throw new Error("PUSHER_KEY needs PUSHER_CLUSTER, or PUSHER_HOST and PUSHER_PORT");
  const useTLS = PUSHER_USE_TLS !== "false";
  const app = { appId, key, secret, cluster, host, port: Number(PUSHER_PORT || (useTLS ? 443 : 80)), useTLS };
  const without = (environment.CONFORMANCE_WITHOUT ?? "").split(/[\s,]+/).filter(Boolean);
  const lacks = Object.fromEntries(without.map((need) => [need, "CONFORMANCE_WITHOUT names it"]));
  lacks["channel-limit"] = "ours; the hosted service lets a connection subscribe to more";
  if (Number(environment.CONFORMANCE_CONNECTIONS ?? 100) < 160) {
    lacks["many-connections"] =
      "it needs 101 beside those of the other scenarios; CONFORMANCE_CONNECTIONS=160 allows them";
  }
  const target = { ...app, lacks, patienceMs: 10_000, atOnce: 6 };
  if (environment.CONFORMANCE_WEBHOOK_PORT) return hear(target, Number(environment.CONFORMANCE_WEBHOOK_PORT));
  lacks.webhooks = "CONFORMANCE_WEBHOOK_PORT is not set";
  return target;
}

async function startOurs() {
  const target = await hear(
    { ...OWN_APP, host: "127.0.0.1", useTLS: false, lacks: {}, patienceMs: 10_000, atOnce: 100 },
    0,
  );
  const count = Number(options.processes);
  const database = count > 1 ? { CHANNELS_DATABASE_URL: await startPostgres() } : {};
  const ports = [];
  for (let number = 0; number < count; number++) {
    const server = await startChild(bundle("conformance-channels-server"), {
      CHANNELS_APP_ID: OWN_APP.appId,
      CHANNELS_KEY: OWN_APP.key,
      CHANNELS_SECRET: OWN_APP.secret,
      CHANNELS_PORT: "0",
      CHANNELS_SUBSCRIPTION_COUNTS: "true",
      CHANNELS_WEBHOOK_URL: target.webhooksUrl,
      ...database,
    });
    ends.unshift(() => server.stop());
    ports.push(server.port);
  }
  if (count === 1) return { ...target, port: ports[0] };
  const balancer = await takeTurns(ports);
  ends.unshift(() => balancer.stop());
  return { ...target, port: balancer.port };
}

async function startPostgres() {
  const { ensurePostgres } = await load("postgres");
  const postgres = await ensurePostgres({ dir: POSTGRES_DIR, database: "channels" });
  ends.unshift(() => postgres.stop());
  return postgres.url;
}

async function hear(target, port) {
  const { listenToWebhooks } = await load("webhooks");
  const webhooks = await listenToWebhooks(target, port);
  ends.unshift(() => webhooks.close());
  return { ...target, webhooks: webhooks.listener, webhooksUrl: webhooks.url };
}

async function end(code) {
  for (const one of ends.splice(0)) await one();
  process.exit(code);
}
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void end(130));

async function main() {
  const { SCENARIOS } = await load("scenarios");
  const { playScenarios } = await load("play");
  const isAsked = ({ name }) =>
    positionals.length === 0 || positionals.some((word) => name.toLowerCase().includes(word.toLowerCase()));
  const asked = SCENARIOS.filter(isAsked);
  if (asked.length === 0) throw new Error("no scenario has such a name");
  const outcomes = await playScenarios(await findTarget(), asked);
  const [failed, skipped] = ["fault", "skipped"].map((key) => outcomes.filter((outcome) => outcome[key]));
  for (const { name, fault } of failed) console.log(`\n✗ ${name}\n${fault.stack}`);
  console.log("");
  for (const { name, tookMs, fault, skipped: why } of outcomes) {
    const took = why ? "skipped" : `${(tookMs / 1_000).toFixed(1)} s`;
    console.log(`${fault ? "✗" : why ? "–" : "✓"} ${took.padStart(7)}  ${name}${why ? ` (${why})` : ""}`);
  }
  const passed = outcomes.length - failed.length - skipped.length;
  if (skipped.length > 0) console.log(`\n${skipped.length} skipped, each for the reason beside it`);
  console.log(`\n${passed} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}

await end(
  await main().catch((error) => {
    console.error(error.stack);
    return 1;
  }),
);
