import type { Db } from "./database";
import { isTrue } from "./expressions";
import { finishRun } from "./finish-run";
import type { JobEvent } from "./job-event";
import { lockRun } from "./lock-run";
import { arrivalKeys } from "./match-keys";

/** A run's wait that an event may end. */
export interface MetWait {
  runId: string;
  stepId: string | null;
}

/**
 * Finds the waits that this event ends: same name, not expired, expression true with the run's own event as `event`
 * and this one as `async`. A run never waits for the event that started it, as its waits are made after that event.
 */
export async function findMetWaits(tx: Db, event: JobEvent, kind: "cancel" | "resume", now: Date): Promise<MetWait[]> {
  const { rows } = await tx.query<MetWait & { expression: string | null; events: JobEvent[] }>(
    `select w.run_id as "runId", w.step_id as "stepId", w.expression, r.events
     from jobs.wait w join jobs.run r on r.id = w.run_id
     where w.event_name = $1 and (w.match_key is null or w.match_key = any ($2))
       and (w.step_id is null) = ($3 = 'cancel') and (w.expires_at is null or w.expires_at > $4)
     order by w.run_id`,
    [event.name, arrivalKeys(event.data), kind, now],
  );
  return rows.filter((wait) => !wait.expression || isTrue(wait.expression, { event: wait.events[0], async: event }));
}

/**
 * Ends every run that `cancelOn` ties to this event. A step that is being run by the app is not interrupted, but its
 * result is refused. Only events that came after the run began cancel it.
 */
export async function cancelRuns(tx: Db, event: JobEvent, now: Date): Promise<void> {
  for (const { runId } of await findMetWaits(tx, event, "cancel", now)) {
    const run = await lockRun(tx, runId);
    if (run) await finishRun(tx, run, { status: "Cancelled", reason: `event ${event.name} (${event.id})` }, now);
  }
}
