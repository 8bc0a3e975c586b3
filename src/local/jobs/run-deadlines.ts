import type pg from "pg";
import { type Db, inTransaction } from "./database";
import { finishRun } from "./finish-run";
import type { FunctionConfig } from "./function-config";
import { lockRun } from "./lock-run";
import type { Registry } from "./registry";

const ENDED_PER_TRANSACTION = 50;

type Kind = "start" | "finish";

/** The moment by which the run has to `start` or to `finish`, in `ms` from `now`; kept until the run has ended. */
async function setDeadline(tx: Db, runId: string, kind: Kind, ms: number | undefined, now: Date): Promise<void> {
  if (ms === undefined) return;
  await tx.query("insert into jobs.deadline (run_id, kind, due_at) values ($1, $2, $3) on conflict do nothing", [
    runId,
    kind,
    new Date(now.getTime() + ms),
  ]);
}

/** For a new run: it has `timeouts.start` to make its first call, however long it stands in the queue. */
export function setStartDeadline(tx: Db, fn: FunctionConfig, runId: string, now: Date): Promise<void> {
  return setDeadline(tx, runId, "start", fn.timeouts?.start, now);
}

/**
 * For a call that is about to be made: with its first call a run has started, and has `timeouts.finish` from then on.
 * Functions without timeouts are not looked at.
 */
export async function noteStart(
  pool: pg.Pool,
  fn: FunctionConfig | undefined,
  runId: string,
  now: Date,
): Promise<void> {
  if (fn?.timeouts?.start === undefined && fn?.timeouts?.finish === undefined) return;
  await inTransaction(pool, async (tx) => {
    const { rowCount } = await tx.query(
      "update jobs.run set started_at = $2 where id = $1 and status = 'Running' and started_at is null",
      [runId, now],
    );
    if (!rowCount) return;
    await tx.query("delete from jobs.deadline where run_id = $1 and kind = 'start'", [runId]);
    await setDeadline(tx, runId, "finish", fn.timeouts?.finish, now);
  });
}

/**
 * Cancels the runs that did not start or finish in time, by the limits that their functions have now: a longer one moves
 * the deadline, none drops it. A step under way is not interrupted, but its result is refused. At most 50 at a time;
 * returns how many deadlines there were.
 */
export async function endLateRuns(tx: Db, registry: Registry, now: Date): Promise<number> {
  const { rows } = await tx.query<{ runId: string; kind: Kind }>(
    `select run_id as "runId", kind from jobs.deadline where due_at <= $1 order by due_at limit $2`,
    [now, ENDED_PER_TRANSACTION],
  );
  rows.sort((a, b) => (a.runId < b.runId ? -1 : 1));
  for (const { runId, kind } of rows) {
    const run = await lockRun(tx, runId);
    const { rows: from } = await tx.query<{ at: Date | null }>(
      `delete from jobs.deadline d using jobs.run r where r.id = d.run_id and d.run_id = $1 and d.kind = $2
       returning case d.kind when 'start' then r.created_at else r.started_at end as at`,
      [runId, kind],
    );
    const at = from[0]?.at;
    const ms = registry.get(run?.functionId ?? "")?.timeouts?.[kind];
    if (!run || !at || ms === undefined) continue;
    if (at.getTime() + ms > now.getTime()) await setDeadline(tx, runId, kind, ms, at);
    else await finishRun(tx, run, { status: "Cancelled", reason: `timeouts.${kind} of ${ms / 1_000} s` }, now);
  }
  return rows.length;
}
