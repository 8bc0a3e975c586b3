import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Cluster, clusterIn, readPassword } from "./cluster";
import { countKeepers, type Keeper, keepServer } from "./keeper";
import { withLock } from "./lock";
import { findServer, startServer, stopServer } from "./server";

/** SQLSTATE of "this database exists", and of its unique index when two processes create it at once. */
const EXISTS_ALREADY = ["42P04", "23505"];

export interface PostgresOptions {
  /** Folder that holds the data, the password and the log. Processes that name the same folder share one server. */
  dir: string;
  database: string;
  /** No durability: for databases that may be lost. */
  fast?: boolean;
}

export interface LocalPostgres {
  url: string;
  urlFor: (database: string) => string;
  /** Makes another database on the same server unless it exists, and returns its URL. */
  ensureDatabase: (database: string) => Promise<string>;
  port: number;
  pid: number;
  /** True when this call started the server, false when it joined one that ran. */
  started: boolean;
  /** Resolves when the server is gone, or was left by `stop`. */
  closed: Promise<void>;
  /** Leaves the server and ends it unless another process uses it: true when it ended. */
  stop: () => Promise<boolean>;
}

/**
 * A real PostgreSQL on loopback with this database in it, shared by all processes that ask for the same folder: the
 * first one starts it, the last one to stop ends it, and what a killed process left behind does not hinder the next.
 * Data survives kill -9. Works as root without a postgres user. The URL holds a password that only the folder's owner
 * can read. Throws when PostgreSQL cannot run here.
 */
export async function ensurePostgres({ dir, database, fast = false }: PostgresOptions): Promise<LocalPostgres> {
  const cluster = clusterIn(resolve(dir));
  mkdirSync(cluster.dir, { recursive: true });
  // The keeper is taken under the lock, so a process that stops at this moment either sees it or has ended the server before.
  const { server, keeper, started } = await withLock(cluster.lockFile, async () => {
    const running = await findServer(cluster);
    const server = running ?? (await startServer(cluster, fast));
    return { server, started: !running, keeper: await keepServer(urlOn(cluster, server.port, "postgres")) };
  });
  const urlFor = (name: string) => urlOn(cluster, server.port, name);
  await createDatabase(urlFor("postgres"), database);
  return {
    url: urlFor(database),
    urlFor,
    ensureDatabase: async (name) => {
      await createDatabase(urlFor("postgres"), name);
      return urlFor(name);
    },
    port: server.port,
    pid: server.pid,
    started,
    closed: keeper.closed,
    stop: () => stopUnlessUsed(cluster, keeper, urlFor("postgres")),
  };
}

function urlOn(cluster: Cluster, port: number, database: string): string {
  return `postgresql://postgres:${readPassword(cluster)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    if (!EXISTS_ALREADY.includes((error as { code?: string }).code ?? "")) throw error;
  } finally {
    await client.end();
  }
}

async function stopUnlessUsed(cluster: Cluster, keeper: Keeper, adminUrl: string): Promise<boolean> {
  return withLock(cluster.lockFile, async () => {
    await keeper.release();
    if (!(await findServer(cluster))) return false;
    // A connection that was just closed stays visible for a moment.
    for (let attempt = 0; attempt < 5; attempt++) {
      if ((await countKeepers(adminUrl).catch(() => 0)) === 0) {
        await stopServer(cluster);
        return true;
      }
      await sleep(40);
    }
    return false;
  });
}
