import type pg from "pg";
import { type Db, inTransaction } from "./database";
import { isDue, JOB_COLUMNS, pickJobs } from "./pick-jobs";
import type { Registry } from "./registry";

/** How long a call belongs to the server that makes it, unless its heartbeat prolongs it. */
export const LEASE_MS = 15_000;
/** How often within a lease the heartbeat prolongs it, so that some may fail. */
export const HEARTBEATS_IN_A_LEASE = 5;
const CLAIM_LOCK = 0x6a6f6232;

/** A call of the app that this server has taken; id and generation together are the fencing token. */
export interface Job {
  id: string;
  runId: string;
  functionId: string;
  stepId: string;
  forcePlan: boolean;
  attempt: number;
  /** How often its answer did not arrive since its last attempt (app or server died). */
  lost: number;
  slots: string[];
  generation: number;
}

/** What a server asks for; `underWay` are the jobs it is working on. */
export interface Claim {
  now: Date;
  limit: number;
  underWay: string[];
  /** Also calls of others whose lease has run out; as a rule. */
  takesOver?: boolean;
}

/**
 * Takes up to `limit` calls that are due, those that stand first in the queue, for `leaseMs` each, and never more than the
 * concurrency limits and throttles of their functions allow over all servers. Those under way are not taken twice even
 * if their lease ran out while the database was away.
 */
export async function claimJobs(
  pool: pg.Pool,
  registry: Registry,
  { leaseMs = LEASE_MS, ...claim }: Claim & { leaseMs?: number },
): Promise<Job[]> {
  const until = new Date(claim.now.getTime() + leaseMs);
  const free = await takeUnlimited(pool, claim, until);
  if (free) return free;
  return inTransaction(pool, async (tx) => {
    // Claims that count follow each other, over all servers.
    await tx.query("select pg_advisory_xact_lock($1)", [CLAIM_LOCK]);
    const picked = await pickJobs(tx, registry, claim);
    await lease(tx, picked, until);
    return picked;
  });
}

/**
 * In one statement, without a lock that others wait for: the first `limit` due calls, if none of them is limited. Null when
 * one is; then nothing was taken.
 */
async function takeUnlimited(
  db: Db,
  { now, limit, underWay, takesOver = true }: Claim,
  until: Date,
): Promise<Job[] | null> {
  const { rows } = await db.query<{ isLimited: boolean; jobs: Job[] | null }>(
    `with due as materialized (
       select j.id, cardinality(j.slots) > 0 or j.throttle_key is not null as limited from jobs.job j
       where ${isDue("$5::boolean")} order by j.position, j.id limit $3 for update skip locked
     ), taken as (
       update jobs.job j set lost = lost + (lease_until is not null)::int, lease_until = $4, generation = generation + 1
       from due where j.id = due.id and not exists (select from due where limited)
       returning ${JOB_COLUMNS}
     )
     select exists (select from due where limited) as "isLimited", (select json_agg(taken) from taken) as jobs`,
    [now, underWay, limit, until, takesOver],
  );
  return rows[0]?.isLimited ? null : (rows[0]?.jobs ?? []);
}

async function lease(tx: Db, jobs: Job[], until: Date): Promise<void> {
  if (jobs.length === 0) return;
  const { rows } = await tx.query<{ id: string; generation: number; lost: number }>(
    `update jobs.job set lost = lost + (lease_until is not null)::int, lease_until = $2, generation = generation + 1,
       throttle_key = null
     where id = any ($1) returning id, generation, lost`,
    [jobs.map((job) => job.id), until],
  );
  for (const row of rows) Object.assign(jobs.find((job) => job.id === row.id) ?? {}, row);
}

/** Prolongs the leases of the calls under way. One that another server has taken meanwhile stays with that server. */
export async function prolongLeases(db: Db, jobs: Job[], now: Date, leaseMs = LEASE_MS): Promise<void> {
  await db.query(
    `update jobs.job j set lease_until = $3 from unnest($1::text[], $2::int[]) as held (id, generation)
     where j.id = held.id and j.generation = held.generation and j.lease_until is not null`,
    [jobs.map((job) => job.id), jobs.map((job) => job.generation), new Date(now.getTime() + leaseMs)],
  );
}

/**
 * Cuts leases that end later than any that is given out: the database's clock was set back. Who lives prolongs them,
 * and the calls of who died do not stand still for as long as the clock was wrong.
 */
export async function cutLongLeases(db: Db, now: Date, leaseMs = LEASE_MS): Promise<void> {
  await db.query("update jobs.job set lease_until = $1 where lease_until > $2", [
    new Date(now.getTime() + leaseMs),
    new Date(now.getTime() + 2 * leaseMs),
  ]);
}

/**
 * At the start of a server: the calls that its predecessor left under way are taken again after `graceMs` instead of the
 * whole lease. Until then the app, which may still be running them, can hand in their steps (the SDK repeats a
 * checkpoint for about two seconds), and nothing runs twice that was only cut off from us. Other servers that live are
 * told, and keep theirs by a heartbeat.
 */
export async function shortenForeignLeases(db: Db, graceMs: number, now: Date): Promise<void> {
  const { rowCount } = await db.query(
    "update jobs.job set lease_until = least(lease_until, $1) where lease_until is not null",
    [new Date(now.getTime() + graceMs)],
  );
  if (rowCount) await db.query("select pg_notify('jobs_wake', $1)", [LEASES_SHORTENED]);
}

/** The wake-up that calls for a heartbeat. */
export const LEASES_SHORTENED = "leases";

/** The next moment at which a job falls due, a throttle opens or a lease runs out, after `now`; null when there is none. */
export async function findNextDue(db: Db, now: Date): Promise<Date | null> {
  const { rows } = await db.query<{ next: Date | null }>(
    `select least((select min(due_at) from jobs.job where lease_until is null and due_at > $1),
                  (select min(lease_until) from jobs.job where lease_until > $1),
                  (select min(r.free_at) from jobs.rate r where r.free_at > $1 and r.key in (
                     select distinct throttle_key from jobs.job where throttle_key is not null))) as next`,
    [now],
  );
  return rows[0]?.next ?? null;
}
