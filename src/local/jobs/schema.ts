import type pg from "pg";

/** Any number that no other program takes as an advisory lock in this database: "jobs" in ASCII. */
export const SCHEMA_LOCK = 0x6a6f6273;

/**
 * Payloads are `json`, not `jsonb`, and no query looks into them: both would refuse texts that JSON allows (a NUL).
 * Changes are appended as new entries; an entry that has run anywhere is never edited.
 */
const MIGRATIONS = [
  `
  create table jobs.event (
    id text primary key,
    name text not null,
    body json not null,
    received_at timestamptz not null,
    routed boolean not null
  );
  create index event_unrouted on jobs.event (received_at, id) where not routed;
  create index event_received on jobs.event (received_at);

  -- Everything that may happen once for a while: an event id, a cron tick, an idempotency key.
  create table jobs.once (key text primary key, expires_at timestamptz not null);
  create index once_expires on jobs.once (expires_at);

  create table jobs.registration (
    app text primary key,
    functions json not null,
    fingerprint text not null,
    synced_at timestamptz not null
  );

  create table jobs.run (
    id text primary key,
    function_id text not null,
    status text not null check (status in ('Running', 'Completed', 'Failed', 'Cancelled')),
    event_name text not null,
    events json not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    output json,
    error json,
    reason text,
    stack text[] not null default '{}',
    pending text[] not null default '{}',
    force_plan boolean not null default false,
    req_version integer not null default -1
  );
  create index run_newest on jobs.run (created_at desc);
  create index run_ended on jobs.run (ended_at);

  create table jobs.step (
    run_id text not null references jobs.run on delete cascade,
    id text not null,
    name text not null,
    op text not null,
    state text not null check (state in ('planned', 'sleeping', 'waiting', 'completed', 'failed')),
    race boolean not null default false,
    result json,
    reported_at timestamptz not null,
    ended_at timestamptz,
    primary key (run_id, id)
  );

  -- A call of the app to be made, or under way while lease_until is set. The generation is the fencing token.
  create table jobs.job (
    id text primary key,
    run_id text not null references jobs.run on delete cascade,
    function_id text not null,
    step_id text not null,
    force_plan boolean not null,
    again boolean not null default false,
    attempt integer not null default 0,
    lost integer not null default 0,
    slots text[] not null default '{}',
    due_at timestamptz not null,
    lease_until timestamptz,
    generation integer not null default 0,
    last_error text
  );
  create index job_due on jobs.job (due_at) where lease_until is null;
  create index job_leased on jobs.job (lease_until) where lease_until is not null;
  create index job_run on jobs.job (run_id);

  -- The end of a sleep or of a wait.
  create table jobs.timer (
    run_id text not null references jobs.run on delete cascade,
    step_id text not null,
    due_at timestamptz not null,
    primary key (run_id, step_id)
  );
  create index timer_due on jobs.timer (due_at);

  -- A run that waits for an event: to go on (step_id is set) or to be cancelled.
  create table jobs.wait (
    id text primary key,
    run_id text not null references jobs.run on delete cascade,
    step_id text,
    event_name text not null,
    expression text,
    match_key text,
    expires_at timestamptz,
    unique (run_id, step_id)
  );
  create index wait_arrival on jobs.wait (event_name, match_key);
  create index wait_run on jobs.wait (run_id);

  create table jobs.debounce (
    function_id text not null,
    key text not null,
    event json not null,
    event_ts bigint not null,
    started_at timestamptz not null,
    due_at timestamptz not null,
    primary key (function_id, key)
  );
  create index debounce_due on jobs.debounce (due_at);

  create table jobs.cron (
    function_id text not null,
    expression text not null,
    next_at timestamptz not null,
    primary key (function_id, expression)
  );
  `,
  `
  -- Limits of one run: the bytes of its steps' results, and the moments by which it is to start and to finish.
  alter table jobs.run add column started_at timestamptz, add column state_bytes bigint not null default 0;
  create table jobs.deadline (
    run_id text not null references jobs.run on delete cascade,
    kind text not null check (kind in ('start', 'finish')),
    due_at timestamptz not null,
    primary key (run_id, kind)
  );
  create index deadline_due on jobs.deadline (due_at);
  `,
  `
  -- Where a run stands in the queue: when it was made, earlier or later by its priority.
  alter table jobs.run add column position timestamptz;
  -- At most one run under way per singleton key, whoever starts them.
  alter table jobs.run add column singleton_key text;
  create unique index run_singleton on jobs.run (singleton_key) where status = 'Running' and singleton_key is not null;

  alter table jobs.job add column position timestamptz;
  update jobs.job set position = due_at;
  alter table jobs.job alter column position set not null;
  create index job_position on jobs.job (position, id);
  -- The first call of a run whose function is throttled, until it has been let through once.
  alter table jobs.job add column throttle_key text;
  create index job_throttled on jobs.job (throttle_key) where throttle_key is not null;

  -- What throttle and rateLimit remember of a key (gcra.ts). spacing_us tells a moment no clock would have written.
  create table jobs.rate (
    key text primary key,
    function_id text not null,
    arrival_us bigint not null,
    spacing_us bigint not null,
    free_at timestamptz not null,
    expires_at timestamptz not null
  );
  create index rate_expires on jobs.rate (expires_at);
  create index rate_function on jobs.rate (function_id);

  -- Events that wait for more of their kind to start one run together.
  create table jobs.batch (
    function_id text not null,
    key text not null,
    size integer not null,
    bytes bigint not null,
    due_at timestamptz not null,
    primary key (function_id, key)
  );
  create index batch_due on jobs.batch (due_at);
  create table jobs.batch_event (
    function_id text not null,
    key text not null,
    place integer not null,
    event json not null,
    primary key (function_id, key, place),
    foreign key (function_id, key) references jobs.batch on delete cascade
  );
  `,
  `
  -- Where a run came from: the ids of its events, the run that invoked it, the run that it repeats.
  alter table jobs.run add column event_ids text[] not null default '{}',
    add column parent_id text, add column repeats_id text;
  create index run_first_event on jobs.run ((event_ids[1]));
  create index run_batch on jobs.run using gin (event_ids) where cardinality(event_ids) > 1;
  create index run_parent on jobs.run (parent_id) where parent_id is not null;
  -- Lists of runs, newest first.
  create index run_function on jobs.run (function_id, id);
  create index run_unhappy on jobs.run (status, id) where status in ('Failed', 'Cancelled');
  `,
  "create index run_repeats on jobs.run (repeats_id) where repeats_id is not null",
  "alter table jobs.step add column attempts integer",
  "alter table jobs.step add column input json",
];

/**
 * Brings the schema `jobs` of this database to the newest form. Safe to run at every start and by several servers at
 * once: an advisory lock lets one through at a time, and what has run is not run again. All or nothing.
 */
export async function migrateSchema(client: pg.ClientBase): Promise<void> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock($1)", [SCHEMA_LOCK]);
    await client.query("create schema if not exists jobs");
    await client.query(
      "create table if not exists jobs.migration (version integer primary key, applied_at timestamptz not null default now())",
    );
    const { rows } = await client.query<{ version: number }>(
      "select coalesce(max(version), 0) as version from jobs.migration",
    );
    for (let version = rows[0]?.version ?? 0; version < MIGRATIONS.length; version++) {
      await client.query(MIGRATIONS[version] as string);
      await client.query("insert into jobs.migration (version) values ($1)", [version + 1]);
    }
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
