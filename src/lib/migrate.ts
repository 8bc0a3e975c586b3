import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";

// The lock that Prisma Migrate itself takes: its commands and ours never run at once.
const PRISMA_MIGRATE_LOCK = 72_707_369;

const createLedger = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

type Migration = { name: string; sql: string; checksum: string };

function readMigrations(dir: string): Migration[] {
  const files = readdirSync(dir)
    .sort()
    .map((name) => ({ name, file: join(dir, name, "migration.sql") }));
  return files
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => {
      const sql = readFileSync(file, "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  await client.query('INSERT INTO "_prisma_migrations"(id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  try {
    await client.query(sql);
  } catch (error) {
    await client.query('UPDATE "_prisma_migrations" SET logs = $2 WHERE id = $1', [id, String(error)]);
    throw error;
  }
  await client.query('UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [
    id,
  ]);
}

/**
 * Brings a database to the schema of this checkout, offline and without Prisma's command line; safe when several processes
 * start at once. Writes the rows that `prisma migrate deploy` would, so `prisma migrate status` agrees.
 * @returns the names applied now
 * @throws when a migration failed earlier, or was edited after it was applied
 */
export async function migrateDatabase(connectionString: string, dir = resolve("prisma/migrations")): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_MIGRATE_LOCK]);
    await client.query(createLedger);
    const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
      'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
    );
    const known = new Map(rows.map((row) => [row.migration_name, row]));
    const applied: string[] = [];
    for (const migration of readMigrations(dir)) {
      const row = known.get(migration.name);
      if (row && !row.finished_at)
        throw new Error(
          `Migration ${migration.name} failed before: mend the database and remove its row, then try again.`,
        );
      if (row && row.checksum !== migration.checksum)
        throw new Error(`Migration ${migration.name} was edited after it was applied: write a new one instead.`);
      if (row) continue;
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    await client.end();
  }
}
