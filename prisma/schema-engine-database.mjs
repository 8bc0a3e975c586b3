// What the schema engine's stand-in does on a Postgres: connect for the engine, create, drop and probe databases.
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

/** Postgres type ids: "char" is what the catalogues use for one-letter codes. */
const OID_CHAR = 18;
const OID_TEXT = 25;
/** Query parameters of a Prisma URL that the driver does not know. */
const PRISMA_ONLY_PARAMETERS = ["schema", "connection_limit", "pool_timeout", "pgbouncer"];

/** adapter-pg does not know the type "char": it gets text, and the columns' names are kept to tell the engine. */
class CatalogPool extends pg.Pool {
  charColumns = new Set();

  async query(...args) {
    const result = await super.query(...args);
    for (const field of result?.fields ?? []) {
      if (field.dataTypeID !== OID_CHAR) continue;
      field.dataTypeID = OID_TEXT;
      this.charColumns.add(field.name);
    }
    return result;
  }
}

/** A connection for the engine, with the traps of adapter-pg 7.10 worked around. */
export async function openAdapter(url) {
  // One session: the engine takes an advisory lock and uses SET.
  const pool = new CatalogPool({ connectionString: driverUrl(url), max: 1 });
  const schema = new URL(url).searchParams.get("schema") ?? undefined;
  const adapter = await new PrismaPg(pool, { schema }).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type, column) =>
      pool.charColumns.has(result.columnNames[column]) ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  // adapter-pg splits a script at every ";", which breaks function bodies and strings; Postgres takes it whole.
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  adapter.dispose = () => pool.end();
  return adapter;
}

/** Answers {} when the database lets us in; else throws with Prisma's code for the reason. */
export async function assertConnection(url) {
  try {
    await withClient(driverUrl(url), (client) => client.query("select 1"));
    return {};
  } catch (error) {
    throw Object.assign(new Error(connectionMessage(error, url)), { code: connectionCode(error) });
  }
}

/** Prisma's error codes (prisma.io, "Error message reference") for Postgres' SQLSTATEs. */
function connectionCode(error) {
  return { "3D000": "P1003", "28P01": "P1000" }[error.code] ?? "P1001";
}

function connectionMessage(error, url) {
  if (error.code === "3D000") return `Database \`${databaseOf(url)}\` does not exist`;
  if (error.code === "28P01") return "Authentication failed against the database server";
  return `Can't reach database server: ${error.message || error.code}`;
}

/** Throws with SQLSTATE 42P04 when it exists. */
export async function createDatabase(url) {
  await withClient(adminUrl(url), (client) =>
    client.query(`create database ${client.escapeIdentifier(databaseOf(url))}`),
  );
  return { databaseName: databaseOf(url) };
}

/** Drops it and cuts off whoever is connected. */
export async function dropDatabase(url) {
  const statement = (client) => `drop database ${client.escapeIdentifier(databaseOf(url))} with (force)`;
  await withClient(adminUrl(url), (client) => client.query(statement(client)));
}

async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Runs a whole script as it is. */
export async function executeScript(url, script) {
  await withClient(driverUrl(url), (client) => client.query(script));
  return {};
}

function databaseOf(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || "postgres";
}

function driverUrl(url) {
  const plain = new URL(url);
  for (const name of PRISMA_ONLY_PARAMETERS) plain.searchParams.delete(name);
  return plain.href;
}

function adminUrl(url) {
  const admin = new URL(driverUrl(url));
  admin.pathname = "/postgres";
  return admin.href;
}
