import type pg from "pg";
import { INVOKED } from "./announce-event";
import { inTransaction } from "./database";
import type { JobEvent } from "./job-event";
import type { Registry } from "./registry";
import { startRun } from "./start-run";

/** What came of it: the new run's id, or why there is none. */
export type Rerun = { kind: "started"; runId: string } | { kind: "unknown" | "function-gone" | "singleton" };

/** Of an invocation the data alone: nobody waits for the end of the new run. */
function withoutInvoker(event: JobEvent): JobEvent {
  if (event.name !== INVOKED) return event;
  const { _inngest, ...data } = event.data;
  return { ...event, data };
}

/**
 * Starts another run of the same function with the same events, at once: what would hold an event back or drop it (ids,
 * rates, debounce, batches) has let it through before. Concurrency, throttle, priority and singleton hold for it as well.
 */
export async function rerun(pool: pg.Pool, registry: Registry, runId: string, now: Date): Promise<Rerun> {
  return inTransaction(pool, async (tx): Promise<Rerun> => {
    const { rows } = await tx.query<{ functionId: string; events: JobEvent[] }>(
      `select function_id as "functionId", events from jobs.run where id = $1`,
      [runId],
    );
    const [first, ...others] = (rows[0]?.events ?? []).map(withoutInvoker);
    if (!rows[0] || !first) return { kind: "unknown" };
    const fn = registry.get(rows[0].functionId);
    if (!fn) return { kind: "function-gone" };
    const newId = await startRun(tx, { fn, events: [first, ...others], dueAt: now, now });
    if (!newId) return { kind: "singleton" };
    await tx.query("update jobs.run set repeats_id = $2 where id = $1", [newId, runId]);
    return { kind: "started", runId: newId };
  });
}
