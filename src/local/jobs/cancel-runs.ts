import type { Db } from "./database";
import { isTrue } from "./expressions";
import { finishRun } from "./finish-run";
import type { JobEvent } from "./job-event";
import { lockRun } from "./lock-run";
import { arrivalKeys } from "./match-keys";

/** An accepted event, and when it was accepted. */
export interface ArrivedEvent {
  body: JobEvent;
  receivedAt: Date;
}

/** A run's wait that an event may end. */
export interface MetWait {
  runId: string;
  stepId: string | null;
}

/**
 * Finds the waits that this event ends: same name, not expired when it came, expression true with the run's own event as
 * `event` and this one as `async`. A run never waits for the event that started it, as its waits are made after that event.
 */
export async function findMetWaits(
  tx: Db,
  { body: event, receivedAt }: ArrivedEvent,
  kind: "cancel" | "resume",
): Promise<MetWait[]> {
  const { rows } = await tx.query<MetWait & { expression: string | null; events: JobEvent[] }>(
    `select w.run_id as "runId", w.step_id as "stepId", w.expression, r.events
     from jobs.wait w join jobs.run r on r.id = w.run_id
     where w.event_name = $1 and (w.match_key is null or w.match_key = any ($2))
       and (w.step_id is null) = ($3 = 'cancel') and (w.expires_at is null or w.expires_at > $4)
     order by w.run_id`,
    [event.name, arrivalKeys(event.data), kind, receivedAt],
  );
  return rows.filter((wait) => !wait.expression || isTrue(wait.expression, { event: wait.events[0], async: event }));
}

/**
 * Ends every run that `cancelOn` ties to this event. A step that is being run by the app is not interrupted, but its
 * result is refused. Only events that came after the run began cancel it.
 */
export async function cancelRuns(tx: Db, event: ArrivedEvent, now: Date): Promise<void> {
  const reason = `event ${event.body.name} (${event.body.id})`;
  for (const { runId } of await findMetWaits(tx, event, "cancel")) {
    const run = await lockRun(tx, runId);
    if (run) await finishRun(tx, run, { status: "Cancelled", reason }, now);
  }
}
