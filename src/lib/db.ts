import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "@/generated/prisma/client";
import { env } from "./env";

/** A client inside a transaction; use cases that take one do all their writing through it. */
export type Tx = Prisma.TransactionClient;

type Database = { pool: pg.Pool; client: PrismaClient };

// Next loads this module once per bundle (pages, routes, instrumentation) into one process: the pool must be one.
const shared = globalThis as typeof globalThis & { householdPlanetDatabase?: Database };

function open(): Database {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: 20,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
  });
  // An idle connection that breaks (Postgres restarted) is replaced at the next use; unheard it would end the process.
  pool.on("error", () => {});
  // Nor may one that breaks in the moment between the pool's own listener and that of who takes it out.
  pool.on("connect", (client) => client.on("error", () => {}));
  return { pool, client: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

function database(): Database {
  shared.householdPlanetDatabase ??= open();
  return shared.householdPlanetDatabase;
}

/** The database, connected at its first use, so that a build needs none. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_, property) => Reflect.get(database().client, property),
});

/** The connections below Prisma, for what speaks SQL itself. */
export const pool = (): pg.Pool => database().pool;

/**
 * Runs `work` in one transaction: all of it is stored or none. Read committed; what must not race takes its row lock.
 * Waits at most 5 s for a connection and lets the work take at most 15 s.
 */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.$transaction(work, { maxWait: 5_000, timeout: 15_000 });
}

const preparedNames = new Map<string, string>();

/** The same text has the same name in every bundle: they share the connections, and a name means one statement on each. */
function preparedName(text: string): string {
  const known = preparedNames.get(text);
  if (known) return known;
  const name = createHash("sha256").update(text).digest("hex").slice(0, 32);
  preparedNames.set(text, name);
  return name;
}

/**
 * Runs one statement by itself, below Prisma and prepared once on each connection: for the paths where every tenth of a millisecond
 * counts (a fifth of the processor time of `$queryRaw`, QUALITY.md P8). Build it with `Prisma.sql` from few shapes: each text stays
 * prepared. Times come back as Date, bigint as string.
 */
export async function query<Row extends pg.QueryResultRow>(statement: Prisma.Sql): Promise<Row[]> {
  const { text, values } = statement;
  return (await pool().query<Row>({ name: preparedName(text), text, values })).rows;
}

/** Closes every connection; for commands and tests that must end. */
export async function closeDatabase(): Promise<void> {
  const open = shared.householdPlanetDatabase;
  shared.householdPlanetDatabase = undefined;
  await open?.client.$disconnect();
  if (open && !open.pool.ended) await open.pool.end();
}

/** True when `error` is the database refusing a second one of something unique. */
export function isUniqueViolation(error: unknown): boolean {
  // Prisma's number, and Postgres' own below it (`query`).
  return error instanceof Error && "code" in error && (error.code === "P2002" || error.code === "23505");
}
