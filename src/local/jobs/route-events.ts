import type pg from "pg";
import { admitEvent } from "./admit-event";
import { type ArrivedEvent, cancelRuns } from "./cancel-runs";
import { type Db, inTransaction, isDatabaseAway } from "./database";

import { isTrue } from "./expressions";
import type { FunctionConfig } from "./function-config";
import { readInvocation, refuseInvocation } from "./invoke-function";
import { isNamed, type JobEvent } from "./job-event";
import type { Registry } from "./registry";
import { resumeWaitingRuns } from "./resume-runs";
import { followRegistration } from "./sync";

const ROUTED_PER_TRANSACTION = 50;
/** Any number that nothing else takes as an advisory lock in this database. */
const ROUTE_LOCK = 0x6a6f6233;

/** An accepted event that no function has seen yet. */
interface UnroutedEvent extends ArrivedEvent {
  id: string;
}

interface Routing {
  registry: Registry;
  now: Date;
  log: (message: string) => void;
}

function isTriggeredBy(fn: FunctionConfig, event: JobEvent): boolean {
  return fn.triggers.some((trigger) => {
    if (!("event" in trigger) || !isNamed(trigger.event, event.name)) return false;
    return !trigger.expression || isTrue(trigger.expression, { event });
  });
}

/**
 * Takes up to `limit` accepted events in the order of their arrival. Servers follow each other: if each took some, an event
 * that cancels a run could be done before the one that starts it.
 */
async function takeUnrouted(tx: Db, registry: Registry, limit: number): Promise<UnroutedEvent[]> {
  await tx.query("select pg_advisory_xact_lock($1)", [ROUTE_LOCK]);
  const { rows } = await tx.query<UnroutedEvent>(
    `select id, body, received_at as "receivedAt" from jobs.event where not routed
     order by received_at, id limit $1 for update`,
    [limit],
  );
  if (rows.length > 0) await followRegistration(tx, registry);
  return rows;
}

/**
 * Of these events' names those that some run waits for or is cancelled by. Asked after the events were taken: a wait that
 * was there before its event came is always among them.
 */
async function findAwaitedNames(tx: Db, events: UnroutedEvent[]): Promise<Set<string>> {
  const names = [...new Set(events.map(({ body }) => body.name))];
  const { rows } = await tx.query<{ name: string }>(
    `select name from unnest($1::text[]) as name
     where exists (select from jobs.wait w where w.event_name = name)`,
    [names],
  );
  return new Set(rows.map(({ name }) => name));
}

/**
 * Lets one event do all that it does: it cancels runs and resumes runs that wait for it, and starts or holds back runs of the
 * functions it triggers. In this order, so that it never meets a run it has just started.
 * @returns true when it may have made new waits
 */
async function routeEvent(tx: Db, routing: Routing, event: UnroutedEvent, isAwaited: boolean): Promise<boolean> {
  const { registry, now, log } = routing;
  const { body } = event;
  if (isAwaited) {
    await cancelRuns(tx, event, now);
    await resumeWaitingRuns(tx, registry, event, now);
  }
  const invocation = readInvocation(body);
  if (invocation) await startInvoked(tx, routing, body, invocation.fn_id);
  const triggered = registry.all().filter((one) => one.id !== invocation?.fn_id && isTriggeredBy(one, body));
  for (const fn of triggered) {
    const admission = await admitEvent(tx, { fn, event: body, now });
    if (admission.kind === "failed") log(`event ${body.id} starts no run of ${fn.id}: ${admission.reason}`);
  }
  return isAwaited || invocation !== undefined || triggered.length > 0;
}

/** Starts the run that `step.invoke` asks for, or tells the one that waits for it why none will come. */
async function startInvoked(tx: Db, { registry, now }: Routing, event: JobEvent, fnId: string): Promise<void> {
  const fn = registry.get(fnId);
  if (!fn) {
    const reason = `could not find function with ID: ${fnId} (the local jobs server has the functions of one app)`;
    return refuseInvocation(tx, event, reason, now);
  }
  const admission = await admitEvent(tx, { fn, event, now });
  if (admission.kind === "dropped") {
    const why =
      admission.why === "rate-limited" ? "invoked function is rate limited" : `invoked function: ${admission.why}`;
    await refuseInvocation(tx, event, why, now);
  }
  if (admission.kind === "failed") await refuseInvocation(tx, event, admission.reason, now);
}

/**
 * Lets events do, in their order, all that they do, and marks them as done. What is asked for all of them at once is asked
 * again behind each that did something: most events of a busy chat do nothing, and cost next to nothing.
 */
async function routeEvents(tx: Db, routing: Routing, events: UnroutedEvent[]): Promise<void> {
  if (events.length === 0) return;
  let awaited = await findAwaitedNames(tx, events);
  for (const [index, event] of events.entries()) {
    const isChanged = await routeEvent(tx, routing, event, awaited.has(event.body.name));
    if (isChanged && index + 1 < events.length) awaited = await findAwaitedNames(tx, events.slice(index + 1));
  }
  await tx.query("update jobs.event set routed = true where id = any ($1)", [events.map(({ id }) => id)]);
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
      const events = await takeUnrouted(tx, registry, ROUTED_PER_TRANSACTION);
      await routeEvents(tx, { registry, now, log }, events);
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
        [current] = await takeUnrouted(tx, registry, 1);
        if (current) await routeEvents(tx, { registry, now, log }, [current]);
      });
    } catch (error) {
      if (isDatabaseAway(error) || !current) throw error;
      log(`event ${current.id} could not be routed: ${(error as Error).message}`);
      await pool.query("update jobs.event set routed = true where id = $1", [current.id]);
    }
    if (!current || routed === ROUTED_PER_TRANSACTION) return routed;
  }
}
