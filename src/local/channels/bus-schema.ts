import type pg from "pg";

/** Any number that no other program takes as an advisory lock in this database: "chan" in ASCII. */
const SCHEMA_LOCK = 0x6368616e;

/**
 * Changes are appended as new entries; an entry that has run anywhere is never edited. A parcel is what is too long for a
 * NOTIFY; it lies for a minute, so it need not survive a crash of the database.
 */
const MIGRATIONS = [
  "create unlogged table channels.parcel (id text primary key, body text not null, sent_at timestamptz not null default now())",
];

/**
 * Brings the schema `channels` of this database to the newest form. Safe to run at every start and by several processes at
 * once: an advisory lock lets one through at a time, and what has run is not run again. All or nothing.
 */
export async function migrateBusSchema(client: pg.ClientBase): Promise<void> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock($1)", [SCHEMA_LOCK]);
    await client.query("create schema if not exists channels");
    await client.query(
      "create table if not exists channels.migration (version integer primary key, applied_at timestamptz not null default now())",
    );
    const { rows } = await client.query<{ version: number }>(
      "select coalesce(max(version), 0) as version from channels.migration",
    );
    for (let version = rows[0]?.version ?? 0; version < MIGRATIONS.length; version++) {
      await client.query(MIGRATIONS[version] as string);
      await client.query("insert into channels.migration (version) values ($1)", [version + 1]);
    }
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}
