import { createHash, randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "@/lib/migrate";
import { ensurePostgres } from "@/local/postgres/ensure-postgres";

/** First keys of our advisory locks: one per template, one per test run. Any two numbers do. */
const TEMPLATE_LOCK = 7301;
const RUN_LOCK = 7302;

declare module "vitest" {
  export interface ProvidedContext {
    testDatabase: { adminUrl: string; template: string; runId: number };
  }
}

/**
 * Prepares what each database test file clones: a server of this checkout (durability off) and a template database with
 * the product's migrations. Runs that happen at once share the server and, with equal migrations, the template; what
 * killed runs left behind is removed. Returns the tear-down, which drops this run's databases.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = project.config.root;
  const server = await ensurePostgres({ dir: join(root, ".data/test-postgres"), database: "postgres", fast: true });
  const admin = new pg.Client({ connectionString: server.urlFor("postgres") });
  await admin.connect();
  const runId = randomInt(1, 2 ** 31);
  await admin.query("select pg_advisory_lock($1, $2)", [RUN_LOCK, runId]);
  const template = await ensureTemplate(admin, hashOfMigrations(join(root, "prisma/migrations")), server.urlFor);
  await dropLeftovers(admin, [String(runId), template.split("_")[1] ?? ""]);
  project.provide("testDatabase", { adminUrl: server.urlFor("postgres"), template, runId });
  return async () => {
    await dropDatabases(admin, `run_${runId}_`);
    await admin.end();
    await server.stop();
  };
}

function hashOfMigrations(folder: string): number {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder).sort()) {
    if (!name.includes(".")) hash.update(`${name}\0`).update(readFileSync(join(folder, name, "migration.sql")));
  }
  return hash.digest().readInt32BE(0);
}

/** Holds the template's lock, shared, for as long as this run lasts: nobody drops a template that is in use. */
async function ensureTemplate(admin: pg.Client, hash: number, urlFor: (name: string) => string): Promise<string> {
  const name = `template_${hash >>> 0}`;
  await admin.query("select pg_advisory_lock($1, $2)", [TEMPLATE_LOCK, hash]);
  const { rows } = await admin.query("select 1 from pg_database where datname = $1 and datistemplate", [name]);
  if (rows.length === 0) {
    // A name without the mark was left by a run that died in between.
    await admin.query(`drop database if exists "${name}" with (force)`);
    await admin.query(`create database "${name}"`);
    await migrateDatabase(urlFor(name));
    await admin.query(`alter database "${name}" with is_template true allow_connections false`);
  }
  await admin.query("select pg_advisory_lock_shared($1, $2)", [TEMPLATE_LOCK, hash]);
  await admin.query("select pg_advisory_unlock($1, $2)", [TEMPLATE_LOCK, hash]);
  return name;
}

/** Removes databases of runs, and templates of other migrations, that no living run holds the lock of. */
async function dropLeftovers(admin: pg.Client, ownIds: string[]): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    "select datname from pg_database where datname ~ '^(run|template)_[0-9]+(_|$)'",
  );
  for (const { datname } of rows) {
    const [kind, id = ""] = datname.split("_");
    // A session may take its own lock twice, so the lock alone would not protect this run's.
    if (ownIds.includes(id)) continue;
    // A template's name holds the unsigned form of its lock's key, because a minus is awkward in a name.
    const key = [kind === "run" ? RUN_LOCK : TEMPLATE_LOCK, Number(id) | 0];
    const { rows: locks } = await admin.query<{ taken: boolean }>("select pg_try_advisory_lock($1, $2) as taken", key);
    if (!locks[0]?.taken) continue;
    await dropDatabase(admin, datname);
    await admin.query("select pg_advisory_unlock($1, $2)", key);
  }
}

async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`update pg_database set datistemplate = false where datname = $1`, [name]);
  await admin.query(`drop database if exists "${name}" with (force)`);
}

async function dropDatabases(admin: pg.Client, prefix: string): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    "select datname from pg_database where starts_with(datname, $1)",
    [prefix],
  );
  for (const { datname } of rows) await dropDatabase(admin, datname);
}
