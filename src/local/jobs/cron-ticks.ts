import { claimOnce } from "./claim-once";
import type { Db } from "./database";
import { type FunctionConfig, nextTick } from "./function-config";
import type { Registry } from "./registry";
import { startRun } from "./start-run";

/** Makes the timetable equal to the functions: new expressions get their next tick, known ones keep theirs, others go. */
export async function planCrons(tx: Db, functions: FunctionConfig[], now: Date): Promise<void> {
  const crons = functions.flatMap((fn) =>
    fn.triggers.flatMap((trigger) => ("cron" in trigger ? [{ id: fn.id, expression: trigger.cron }] : [])),
  );
  await tx.query(
    `delete from jobs.cron where (function_id, expression) not in (select * from unnest($1::text[], $2::text[]))`,
    [crons.map((cron) => cron.id), crons.map((cron) => cron.expression)],
  );
  for (const { id, expression } of crons) {
    await tx.query(
      "insert into jobs.cron (function_id, expression, next_at) values ($1, $2, $3) on conflict do nothing",
      [id, expression, nextTick(expression, now)],
    );
  }
}

/**
 * Starts the runs of the ticks that are due, each tick once however many servers share the database. Of ticks that
 * were missed while the server was away one is made up for. Returns how many were due.
 */
export async function startDueCrons(tx: Db, registry: Registry, now: Date): Promise<number> {
  const { rows } = await tx.query<{ functionId: string; expression: string; nextAt: Date }>(
    `select function_id as "functionId", expression, next_at as "nextAt" from jobs.cron
     where next_at <= $1 for update skip locked`,
    [now],
  );
  for (const { functionId, expression, nextAt } of rows) {
    await tx.query("update jobs.cron set next_at = $3 where function_id = $1 and expression = $2", [
      functionId,
      expression,
      nextTick(expression, now),
    ]);
    const fn = registry.get(functionId);
    const tick = nextAt.toISOString().replace(".000Z", "Z");
    if (!fn || !(await claimOnce(tx, `cron:${functionId}:${expression}:${tick}`, now))) continue;
    const data = { cron: expression, fireAt: tick, scheduledAt: now.toISOString() };
    const event = { id: tick, name: "inngest/scheduled.timer", data, ts: nextAt.getTime(), user: {} };
    await startRun(tx, fn, event, now);
  }
  return rows.length;
}
