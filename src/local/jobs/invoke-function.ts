import { announceEvent, FINISHED, INVOKED } from "./announce-event";
import type { Db } from "./database";
import { newId } from "./event-ids";
import type { JobEvent } from "./job-event";
import type { Run } from "./lock-run";
import type { SerializedError } from "./memoise-step";
import type { Op } from "./op";
import { RunRefused } from "./run-refused";

/** How the invoker and the run it asked for find each other: `<run id>.<step id>` of the invoker. */
function correlationOf(run: Run, stepId: string): string {
  return `${run.id}.${stepId}`;
}

/** What the server writes into the data of an invocation, beside what the invoker gives. */
interface Invocation {
  fn_id: string;
  correlation_id: string;
}

/** What an event of `step.invoke` asks for; undefined for every other event. */
export function readInvocation(event: JobEvent | undefined): Invocation | undefined {
  if (event?.name !== INVOKED) return undefined;
  const { fn_id, correlation_id } = (event.data._inngest ?? {}) as Partial<Invocation>;
  return typeof fn_id === "string" && typeof correlation_id === "string" ? { fn_id, correlation_id } : undefined;
}

/** The id of the run that waits for the end of this event's run; undefined when nobody invoked it. */
export function invokerOf(event: JobEvent): string | undefined {
  return readInvocation(event)?.correlation_id.split(".")[0];
}

/**
 * Asks for the run of another function: its event goes the way of every event, so that the function's own flow control
 * holds. The invoker waits for the end of that run, at most until `until`.
 */
export async function invokeFunction(tx: Db, run: Run, op: Op, until: Date, now: Date): Promise<void> {
  const { function_id: fnId, payload } = op.opts ?? {};
  const name = op.displayName ?? op.id;
  if (typeof fnId !== "string") {
    throw new RunRefused("UnsupportedOp", `${run.functionId}: step.invoke "${name}" names no function`);
  }
  const correlation = correlationOf(run, op.id);
  await tx.query(
    `insert into jobs.wait (id, run_id, step_id, event_name, match_key, expires_at) values ($1, $2, $3, $4, $5, $6)`,
    [newId(now), run.id, op.id, FINISHED, `correlation_id=${JSON.stringify(correlation)}`, until],
  );
  const data = {
    ...payload?.data,
    _inngest: {
      fn_id: fnId,
      correlation_id: correlation,
      name,
      expire: until.getTime(),
      source_fn_id: run.functionId,
      source_fn_v: 1,
    },
  };
  await announceEvent(tx, { name: INVOKED, data, ...(payload?.v && { v: payload.v }) }, now);
}

/** Tells the invoker that no run comes of its invocation, and why: its step fails. Other events have no invoker. */
export async function refuseInvocation(tx: Db, event: JobEvent, message: string, now: Date): Promise<void> {
  const invocation = readInvocation(event);
  if (!invocation) return;
  const { correlation_id } = invocation;
  const error: SerializedError = { name: "Error", message, error: message };
  await announceEvent(tx, { name: FINISHED, data: { function_id: "", run_id: "", correlation_id, error } }, now);
}
