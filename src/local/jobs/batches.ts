import type { Db } from "./database";
import { isTrue, keyOf } from "./expressions";
import type { FunctionConfig } from "./function-config";
import type { JobEvent } from "./job-event";
import type { Registry } from "./registry";
import { startRun } from "./start-run";

const RELEASED_PER_TRANSACTION = 50;
/** A batch starts early when its events come to this size together (inngest pkg/execution/batch). */
const MOST_BATCH_BYTES = 10 * 1024 * 1024;

interface BatchName {
  functionId: string;
  key: string;
}

/** False for an event that `batchEvents.if` leaves out: it starts a run of its own at once. */
export function isBatched(fn: FunctionConfig, event: JobEvent): boolean {
  return fn.batchEvents !== undefined && (!fn.batchEvents.if || isTrue(fn.batchEvents.if, { event }));
}

/**
 * Puts an event with others of its key. Their run starts in this transaction when there are `maxSize` of them, else
 * `timeout` after the first. Returns the run's id then, null while they wait.
 */
export async function addToBatch(tx: Db, fn: FunctionConfig, event: JobEvent, now: Date): Promise<string | null> {
  if (!fn.batchEvents) return null;
  const { key: expression, maxSize, timeout } = fn.batchEvents;
  const key = keyOf(expression, { event });
  const body = JSON.stringify(event);
  const { rows } = await tx.query<{ size: number; bytes: number }>(
    `insert into jobs.batch as b (function_id, key, size, bytes, due_at) values ($1, $2, 1, $3, $4)
     on conflict (function_id, key) do update set size = b.size + 1, bytes = b.bytes + excluded.bytes
     returning size, bytes::float8 as bytes`,
    [fn.id, key, Buffer.byteLength(body), new Date(now.getTime() + timeout)],
  );
  const { size = 1, bytes = 0 } = rows[0] ?? {};
  await tx.query("insert into jobs.batch_event (function_id, key, place, event) values ($1, $2, $3, $4)", [
    fn.id,
    key,
    size,
    body,
  ]);
  return size >= maxSize || bytes >= MOST_BATCH_BYTES ? flush(tx, fn, { functionId: fn.id, key }, now) : null;
}

/** Takes the events out, in the order in which they came, and starts their one run. The row of the batch is locked. */
async function flush(tx: Db, fn: FunctionConfig | undefined, batch: BatchName, now: Date): Promise<string | null> {
  const { rows } = await tx.query<{ event: JobEvent }>(
    "select event from jobs.batch_event where function_id = $1 and key = $2 order by place",
    [batch.functionId, batch.key],
  );
  await tx.query("delete from jobs.batch where function_id = $1 and key = $2", [batch.functionId, batch.key]);
  const [first, ...others] = rows.map(({ event }) => event);
  return fn && first ? startRun(tx, { fn, events: [first, ...others], now }) : null;
}

/**
 * Starts the runs of the batches whose time is over; an event that arrives meanwhile is either still in it or opens the
 * next one. Batches of functions that are gone are dropped. Returns how many there were (at most 50).
 */
export async function releaseBatches(tx: Db, registry: Registry, now: Date): Promise<number> {
  const { rows } = await tx.query<BatchName>(
    `select function_id as "functionId", key from jobs.batch where due_at <= $1 order by due_at limit $2
     for update skip locked`,
    [now, RELEASED_PER_TRANSACTION],
  );
  for (const batch of rows) await flush(tx, registry.get(batch.functionId), batch, now);
  return rows.length;
}
