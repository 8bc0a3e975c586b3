import { rmSync } from "node:fs";
import pg from "pg";
import { appEnvironment } from "./app-environment";
import { assignPorts, rememberedPorts, type ServicePorts } from "./assign-ports";
import { claimDataDir } from "./data-dir";
import { decideServices, isLoopback } from "./decide-services";
import { openPostgres } from "./keep-postgres";
import { say } from "./output";
import { bundleCommands } from "./prepare/bundle-commands";
import { generateClient } from "./prepare/generate-client";
import { keepSecrets } from "./secrets";
import { migrate, type SetUp, seed, seededFile } from "./set-up-database";
import type { Environment, Settings } from "./settings";

export type DatabaseVerb = "db:migrate" | "db:seed" | "db:reset";

/**
 * Works on the database alone: `db:migrate` brings it to the schema of this checkout, `db:seed` fills in the demo shop,
 * `db:reset` empties it first and then does both. The local server is started when it does not run, and left as it was
 * found. A reset is refused for a database on another machine, and while the shop runs on it.
 */
export async function runDatabaseCommand(verb: DatabaseVerb, settings: Settings, env: Environment): Promise<void> {
  const decisions = decideServices(env);
  const release = verb === "db:reset" ? claimDataDir(settings.dataDir) : () => {};
  if (verb === "db:reset" && env.DATABASE_URL && !isLoopback(env.DATABASE_URL)) {
    throw new Error("db:reset empties only a database on this machine; DATABASE_URL names another one.");
  }
  await generateClient(settings.root, env);
  await bundleCommands(settings.root);
  const postgres = decisions.database === "local" ? await openPostgres(settings.dataDir) : undefined;
  try {
    const databaseUrl = postgres?.url ?? env.DATABASE_URL ?? "";
    const secrets = keepSecrets(settings.dataDir);
    const ports = await knownPorts(settings);
    const appEnv = appEnvironment(env, { settings, decisions, ports, secrets, databaseUrl });
    const setUp = { root: settings.root, env: appEnv, show: true };
    if (verb === "db:reset") await emptyDatabase(databaseUrl, postgres?.urlFor("jobs"), settings.dataDir);
    await act(verb, setUp);
    say(`${verb}: done.`);
  } finally {
    await postgres?.stop();
    release();
  }
}

async function act(verb: DatabaseVerb, setUp: SetUp): Promise<void> {
  if (verb !== "db:seed") await migrate(setUp);
  if (verb !== "db:migrate") await seed(setUp);
}

/** While the shop runs its ports are taken by itself, so what is remembered counts, not what is free. */
async function knownPorts({ dataDir, port }: Settings): Promise<ServicePorts> {
  const remembered = rememberedPorts(dataDir, port);
  return remembered.smtp ? (remembered as ServicePorts) : assignPorts(dataDir, port);
}

async function emptyDatabase(url: string, jobsUrl: string | undefined, dataDir: string): Promise<void> {
  await dropSchemas(url, ["public", "jobs"]);
  if (jobsUrl) await dropSchemas(jobsUrl, ["jobs"]);
  rmSync(seededFile(dataDir), { force: true });
}

async function dropSchemas(url: string, schemas: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const schema of schemas) await client.query(`drop schema if exists ${schema} cascade`);
    await client.query("create schema if not exists public");
  } finally {
    await client.end();
  }
}
