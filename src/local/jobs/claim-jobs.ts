import type pg from "pg";
import { type Db, inTransaction } from "./database";
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

const COLUMNS = `j.id, j.run_id as "runId", j.function_id as "functionId", j.step_id as "stepId",
  j.force_plan as "forcePlan", j.attempt, j.lost, j.slots, j.generation`;

async function countTakenSlots(tx: Db, now: Date): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ slot: string; taken: string }>(
    "select slot, count(*) as taken from jobs.job, unnest(slots) as slot where lease_until > $1 group by slot",
    [now],
  );
  return new Map(rows.map((row) => [row.slot, Number(row.taken)]));
}

/** A slot is named `<function>#<n>#<key>`: the n-th concurrency limit of the function as it is registered now. */
function isFull(slot: string, taken: number, registry: Registry): boolean {
  const [functionId, index] = slot.split("#");
  const limit = registry.get(functionId ?? "")?.concurrency[Number(index)]?.limit;
  return limit !== undefined && taken >= limit;
}

/** Due jobs and those whose lease ran out, oldest first, without those that need a full slot or are under way here. */
async function findDue(tx: Db, now: Date, full: string[], underWay: string[], limit: number): Promise<Job[]> {
  const { rows } = await tx.query<Job>(
    `select ${COLUMNS} from jobs.job j
     where ((j.lease_until is null and j.due_at <= $1) or j.lease_until <= $1)
       and not (j.slots && $2::text[]) and j.id <> all ($3::text[])
     order by j.due_at, j.id limit $4 for update skip locked`,
    [now, full, underWay, limit],
  );
  return rows;
}

/**
 * Takes up to `limit` calls that are due, for `leaseMs` each, and never more than the concurrency limits of their functions
 * allow over all servers (claims of several servers follow each other). `underWay` are jobs this server is working on:
 * they are not taken twice even if their lease ran out while the database was away.
 */
export async function claimJobs(
  pool: pg.Pool,
  registry: Registry,
  { now, limit, underWay, leaseMs = LEASE_MS }: { now: Date; limit: number; underWay: string[]; leaseMs?: number },
): Promise<Job[]> {
  return inTransaction(pool, async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)", [CLAIM_LOCK]);
    const limited = registry.all().some((fn) => fn.concurrency.length > 0);
    const taken = limited ? await countTakenSlots(tx, now) : new Map<string, number>();
    const claimed: Job[] = [];
    for (;;) {
      const full = [...taken].filter(([slot, count]) => isFull(slot, count, registry)).map(([slot]) => slot);
      const passed = [...underWay, ...claimed.map((job) => job.id)];
      const found = await findDue(tx, now, full, passed, limit - claimed.length);
      let leftOut = 0;
      for (const job of found) {
        if (job.slots.some((slot) => isFull(slot, taken.get(slot) ?? 0, registry))) {
          leftOut++;
          continue;
        }
        for (const slot of job.slots) taken.set(slot, (taken.get(slot) ?? 0) + 1);
        claimed.push(job);
      }
      // Each further look leaves out at least one slot more than the last.
      if (leftOut === 0 || claimed.length === limit) break;
    }
    await lease(tx, claimed, new Date(now.getTime() + leaseMs));
    return claimed;
  });
}

async function lease(tx: Db, jobs: Job[], until: Date): Promise<void> {
  if (jobs.length === 0) return;
  const { rows } = await tx.query<{ id: string; generation: number; lost: number }>(
    `update jobs.job set lost = lost + (lease_until is not null)::int, lease_until = $2, generation = generation + 1
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

/** The next moment at which a job falls due or a lease runs out, after `now`; null when there is none. */
export async function findNextDue(db: Db, now: Date): Promise<Date | null> {
  const { rows } = await db.query<{ next: Date | null }>(
    `select least((select min(due_at) from jobs.job where lease_until is null and due_at > $1),
                  (select min(lease_until) from jobs.job where lease_until > $1)) as next`,
    [now],
  );
  return rows[0]?.next ?? null;
}
