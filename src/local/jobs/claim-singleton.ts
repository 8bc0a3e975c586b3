import type { Db } from "./database";
import { readKey } from "./expressions";
import { finishRun } from "./finish-run";
import type { FunctionConfig } from "./function-config";
import type { JobEvent } from "./job-event";
import { lockRun } from "./lock-run";

/** Newer events than this one take its place meanwhile at most this often; then it gives way to them. */
const TRIES = 5;

/** Null when the function is no singleton, or not for this event: its key is false, missing or cannot be evaluated. */
function singletonKeyOf(fn: FunctionConfig, event: JobEvent): string | null {
  if (!fn.singleton) return null;
  if (fn.singleton.key === undefined) return fn.id;
  const value = readKey(fn.singleton.key, { event });
  return value.kind === "key" ? `${fn.id}#${value.key}` : null;
}

/**
 * Lets `make` insert a run (it returns false when another one under way has the same key) so that at most one run per
 * singleton key is under way: with the mode `skip` the one under way stays and false is returned, with `cancel` it is
 * cancelled in the same transaction. A unique index decides between servers.
 */
export async function claimSingleton(
  tx: Db,
  fn: FunctionConfig,
  event: JobEvent,
  now: Date,
  make: (singletonKey: string | null) => Promise<boolean>,
): Promise<boolean> {
  const key = singletonKeyOf(fn, event);
  for (let left = TRIES; left > 0; left--) {
    if (await make(key)) return true;
    if (fn.singleton?.mode !== "cancel") return false;
    const { rows } = await tx.query<{ id: string }>(
      "select id from jobs.run where singleton_key = $1 and status = 'Running'",
      [key],
    );
    const run = rows[0] && (await lockRun(tx, rows[0].id));
    if (run) await finishRun(tx, run, { status: "Cancelled", reason: `singleton: event ${event.id}` }, now);
  }
  return false;
}
