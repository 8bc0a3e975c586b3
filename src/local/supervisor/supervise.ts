import { setTimeout as sleep } from "node:timers/promises";
import { acceptsConnections, isPortFree } from "../postgres/ports";
import { announce } from "./announce";
import { appEnvironment, type Facts } from "./app-environment";
import { assignPorts } from "./assign-ports";
import { appSpec, channelsSpec, jobsSpec, mailboxSpec } from "./child-specs";
import { claimDataDir, cleanDataDir } from "./data-dir";
import { decideServices } from "./decide-services";
import { createFleet, type Fleet } from "./fleet";
import { type KeptPostgres, keepPostgres } from "./keep-postgres";
import { say } from "./output";
import { buildShop } from "./prepare/build-shop";
import { buildWidget } from "./prepare/build-widget";
import { bundleCommands } from "./prepare/bundle-commands";
import { generateClient } from "./prepare/generate-client";
import { markServing } from "./prepare/serving";
import { keepSecrets } from "./secrets";
import { removeServicesFile, writeServicesFile } from "./services-file";
import { ensureFirstStaff, migrate, type SetUp, seedOnce } from "./set-up-database";
import type { Environment, Settings } from "./settings";
import { watchSignals } from "./watch-signals";

const PORT_PATIENCE_MS = 5000;

/** One run of the launcher: what has to be ended, and whether that has begun. */
interface Run {
  fleet: Fleet;
  stopping: AbortController;
  postgres?: Promise<KeptPostgres>;
  stopWatching?: () => Promise<void>;
  stopServing?: () => void;
}

/**
 * Opens the shop: starts each service that the environment does not name, brings database and build up to date, serves,
 * and keeps all of it running. On a signal everything ends in the order shop, jobs, channels, mailbox, database, and the
 * process with code 0. When opening fails nothing is left running, and it throws.
 */
export async function supervise(settings: Settings, env: Environment, clean: boolean): Promise<void> {
  const decisions = decideServices(env);
  const release = claimDataDir(settings.dataDir);
  const run: Run = { fleet: createFleet(say), stopping: new AbortController() };
  let ending: Promise<void> | undefined;
  const end = (code: number) => {
    ending ??= endRun(run, settings).finally(() => {
      release();
      process.exit(code);
    });
    return ending;
  };
  watchSignals(
    () => end(0),
    async () => {
      run.fleet.kill();
      (await run.postgres?.catch(() => undefined))?.kill();
      release();
      process.exit(130);
    },
  );
  try {
    await assertPortFree(settings);
    removeServicesFile(settings.dataDir);
    if (clean) await cleanDataDir(settings.dataDir);
    const secrets = keepSecrets(settings.dataDir);
    const ports = await assignPorts(settings.dataDir, settings.port);
    await openShop(run, { settings, decisions, ports, secrets, databaseUrl: env.DATABASE_URL ?? "" }, env);
  } catch (error) {
    // What fails because we are stopping is no news.
    if (!ending) process.stderr.write(`\n${(error as Error).message}\n`);
    await end(1);
  }
}

async function openShop(run: Run, facts: Facts, env: Environment): Promise<void> {
  const started = Date.now();
  const { settings, decisions } = facts;
  const { fleet, stopping } = run;
  if (decisions.database === "local") {
    run.postgres = keepPostgres(settings.dataDir, say, () => {
      for (const name of ["jobs", "shop"]) void fleet.restart(name);
    });
  }
  const [postgres] = await Promise.all([
    run.postgres,
    prepareShop(run, settings, env),
    decisions.mail === "local" && fleet.start(mailboxSpec(facts)),
    decisions.realtime === "local" && fleet.start(channelsSpec(facts)),
  ]);
  const databaseUrl = () => postgres?.url() ?? facts.databaseUrl;
  const appEnv = () => appEnvironment(env, { ...facts, databaseUrl: databaseUrl() });
  const setUp = { root: settings.root, env: appEnv(), signal: stopping.signal };
  await Promise.all([
    fillDatabase(setUp, decisions.seed, settings.dataDir),
    decisions.jobs === "local" && fleet.start(jobsSpec(facts, () => postgres?.jobsUrl() ?? databaseUrl())),
  ]);
  const unwell = (answer: string) => say(`The shop serves, but not everything it needs answers: ${answer}`);
  const [staff] = await Promise.all([ensureFirstStaff(setUp), fleet.start(appSpec(facts, appEnv, unwell))]);
  if (stopping.signal.aborted) return;
  writeServicesFile(appEnv(), facts, staff.email);
  announce(facts, staff, ((Date.now() - started) / 1000).toFixed(1));
}

async function fillDatabase(setUp: SetUp, demo: boolean, dataDir: string): Promise<void> {
  await migrate(setUp);
  if (demo) await seedOnce(setUp, dataDir);
}

async function prepareShop(run: Run, { root, mode }: Settings, env: Environment): Promise<void> {
  await generateClient(root, env, run.stopping.signal);
  await bundleCommands(root);
  if (mode === "start") {
    await buildShop(root, env, false, run.stopping.signal);
    run.stopServing = markServing(root);
    return;
  }
  run.stopWatching = await buildWidget(root, true);
}

/** A port that is bound while nobody listens is held by a closing connection, for a minute at most: it gets a moment. */
async function assertPortFree({ port, host }: Settings): Promise<void> {
  const started = Date.now();
  while (!(await isPortFree(port, host))) {
    if (await acceptsConnections(port, host)) {
      throw new Error(
        `Port ${port} on ${host} is taken by another program. Stop that one, or set PORT to another number.`,
      );
    }
    if (Date.now() - started > PORT_PATIENCE_MS) {
      throw new Error(
        `Port ${port} on ${host} cannot be used now. Try again in a minute, or set PORT to another number.`,
      );
    }
    await sleep(100);
  }
}

async function endRun(run: Run, settings: Settings): Promise<void> {
  run.stopping.abort();
  await run.stopWatching?.();
  await run.fleet.stop();
  run.stopServing?.();
  const postgres = await run.postgres?.catch(() => undefined);
  await postgres?.stop();
  removeServicesFile(settings.dataDir);
}
