import type pg from "pg";
import { cancelRuns } from "./cancel-runs";
import { type Db, inTransaction, isDatabaseAway } from "./database";

import { holdBack } from "./debounces";
import { isTrue } from "./expressions";
import type { FunctionConfig } from "./function-config";
import { isNamed, type JobEvent } from "./job-event";
import type { Registry } from "./registry";
import { resumeWaitingRuns } from "./resume-runs";
import { startRun } from "./start-run";

const ROUTED_PER_TRANSACTION = 50;

/** An accepted event that no function has seen yet. */
interface UnroutedEvent {
  id: string;
  body: JobEvent;
}

function isTriggeredBy(fn: FunctionConfig, event: JobEvent): boolean {
  return fn.triggers.some((trigger) => {
    if (!("event" in trigger) || !isNamed(trigger.event, event.name)) return false;
    return !trigger.expression || isTrue(trigger.expression, { event });
  });
}

/** Takes up to `limit` accepted events in the order of their arrival; other servers pass over those that one has taken. */
async function takeUnrouted(tx: Db, limit: number): Promise<UnroutedEvent[]> {
  const { rows } = await tx.query<UnroutedEvent>(
    "select id, body from jobs.event where not routed order by received_at, id limit $1 for update skip locked",
    [limit],
  );
  return rows;
}

/**
 * Lets one event do all that it does, and marks it as done: it cancels runs, resumes runs that wait for it, and starts
 * or holds back runs of the functions it triggers. In this order, so that it never meets a run it has just started.
 */
async function routeEvent(tx: Db, registry: Registry, { id, body }: UnroutedEvent, now: Date): Promise<void> {
  await cancelRuns(tx, body, now);
  await resumeWaitingRuns(tx, registry, body, now);
  for (const fn of registry.all().filter((one) => isTriggeredBy(one, body))) {
    if (fn.debounce) await holdBack(tx, fn, body, now);
    else await startRun(tx, fn, body, now);
  }
  await tx.query("update jobs.event set routed = true where id = $1", [id]);
}

/**
 * Routes the accepted events that wait, up to 50 in one transaction; returns how many. If one of them cannot be routed,
 * each gets a transaction of its own, and the one that fails is reported and passed over: it must not hold up the rest.
 */
export async function routeWaitingEvents(
  pool: pg.Pool,
  registry: Registry,
  now: Date,
  log: (message: string) => void,
): Promise<number> {
  try {
    return await inTransaction(pool, async (tx) => {
      const events = await takeUnrouted(tx, ROUTED_PER_TRANSACTION);
      for (const event of events) await routeEvent(tx, registry, event, now);
      return events.length;
    });
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    return routeOneByOne(pool, registry, now, log);
  }
}

async function routeOneByOne(
  pool: pg.Pool,
  registry: Registry,
  now: Date,
  log: (message: string) => void,
): Promise<number> {
  for (let routed = 0; ; routed++) {
    let current: UnroutedEvent | undefined;
    try {
      await inTransaction(pool, async (tx) => {
        [current] = await takeUnrouted(tx, 1);
        if (current) await routeEvent(tx, registry, current, now);
      });
    } catch (error) {
      if (isDatabaseAway(error) || !current) throw error;
      log(`event ${current.id} could not be routed: ${(error as Error).message}`);
      await pool.query("update jobs.event set routed = true where id = $1", [current.id]);
    }
    if (!current || routed === ROUTED_PER_TRANSACTION) return routed;
  }
}
