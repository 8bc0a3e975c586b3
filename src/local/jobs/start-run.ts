import { claimSingleton } from "./claim-singleton";
import type { Db } from "./database";
import { enqueueCall } from "./enqueue-call";
import { newId } from "./event-ids";
import { keyOf, numberOf } from "./expressions";
import type { FunctionConfig } from "./function-config";
import { invokerOf } from "./invoke-function";
import type { JobEvent } from "./job-event";
import { waitKey } from "./match-keys";
import { setStartDeadline } from "./run-deadlines";

/** As far as `priority.run` moves a run in the queue, in seconds (INNGEST.md b.9). */
const MOST_PRIORITY_SECONDS = 600;

interface Start {
  fn: FunctionConfig;
  /** The events of a batch, or the one that triggered. The first one is what expressions see. */
  events: [JobEvent, ...JobEvent[]];
  /** Not before this moment; now, or the event's own `ts` if that is still to come. */
  dueAt?: Date;
  now: Date;
}

/** Where the run stands among those that are due: at `now`, so many seconds earlier as its priority says. */
function positionOf(fn: FunctionConfig, event: JobEvent, now: Date): Date {
  const asked = fn.priority?.run === undefined ? 0 : (numberOf(fn.priority.run, { event }) ?? 0);
  const seconds = Math.max(-MOST_PRIORITY_SECONDS, Math.min(asked, MOST_PRIORITY_SECONDS));
  return new Date(now.getTime() - seconds * 1_000);
}

/**
 * Makes a run and puts its first call into the queue, unless its singleton says otherwise: null when a run under way is to
 * go on alone. Whether it may start at all was decided before (admit-event.ts).
 */
export async function startRun(tx: Db, { fn, events, dueAt, now }: Start): Promise<string | null> {
  const [event] = events;
  const runId = newId(now);
  const position = positionOf(fn, event, now);
  const made = await claimSingleton(tx, fn, event, now, async (singletonKey) => {
    const { rowCount } = await tx.query(
      `insert into jobs.run (id, function_id, status, event_name, events, created_at, position, singleton_key,
         event_ids, parent_id)
       values ($1, $2, 'Running', $3, $4, $5, $6, $7, $8, $9)
       on conflict (singleton_key) where status = 'Running' and singleton_key is not null do nothing`,
      [
        runId,
        fn.id,
        event.name,
        JSON.stringify(events),
        now,
        position,
        singletonKey,
        events.map(({ id }) => id),
        invokerOf(event) ?? null,
      ],
    );
    return Boolean(rowCount);
  });
  if (!made) return null;
  await watchForCancels(tx, fn, event, runId, now);
  await setStartDeadline(tx, fn, runId, now);
  const throttleKey = fn.throttle && `throttle:${fn.id}#${keyOf(fn.throttle.key, { event })}`;
  await enqueueCall(tx, {
    runId,
    fn,
    functionId: fn.id,
    event,
    stepId: "step",
    forcePlan: false,
    position,
    throttleKey,
    dueAt: dueAt ?? (event.ts > now.getTime() && events.length === 1 ? new Date(event.ts) : now),
    now,
  });
  return runId;
}

async function watchForCancels(tx: Db, fn: FunctionConfig, event: JobEvent, runId: string, now: Date): Promise<void> {
  for (const cancel of fn.cancel) {
    await tx.query(
      `insert into jobs.wait (id, run_id, event_name, expression, match_key, expires_at) values ($1, $2, $3, $4, $5, $6)`,
      [
        newId(now),
        runId,
        cancel.event,
        cancel.if ?? null,
        waitKey(cancel.if, event.data),
        cancel.timeout === undefined ? null : new Date(now.getTime() + cancel.timeout),
      ],
    );
  }
}
