import { createHash } from "node:crypto";
import { admitEvent } from "./admit-event";
import { claimOnce } from "./claim-once";
import { lastTick, nextTick } from "./cron-expression";
import type { Db } from "./database";
import type { FunctionConfig } from "./function-config";
import type { JobEvent } from "./job-event";
import type { Registry } from "./registry";

const SECOND_MS = 1_000;
/** A restart takes seconds: no tick is lost over it. A machine that was off over night does not begin with hundreds of runs. */
const MADE_UP_FOR_MS = 10 * 60 * SECOND_MS;

interface Cron {
  functionId: string;
  expression: string;
}

function cronsOf(functions: FunctionConfig[]): Cron[] {
  return functions.flatMap((fn) =>
    fn.triggers.flatMap((one) => ("cron" in one ? [{ functionId: fn.id, expression: one.cron }] : [])),
  );
}

/** Makes the timetable equal to the functions: new expressions get their next tick, known ones keep theirs, others go. */
export async function planCrons(tx: Db, functions: FunctionConfig[], now: Date): Promise<void> {
  const crons = cronsOf(functions);
  await tx.query(
    `delete from jobs.cron where (function_id, expression) not in (select * from unnest($1::text[], $2::text[]))`,
    [crons.map((cron) => cron.functionId), crons.map((cron) => cron.expression)],
  );
  for (const { functionId, expression } of crons) {
    await tx.query(
      "insert into jobs.cron (function_id, expression, next_at) values ($1, $2, $3) on conflict do nothing",
      [functionId, expression, nextTick(expression, now)],
    );
  }
}

/** Brings ticks nearer that lie farther ahead than the next one: the clock was set back, and they would be missed. */
export async function pullInCrons(db: Db, functions: FunctionConfig[], now: Date): Promise<void> {
  for (const { functionId, expression } of cronsOf(functions)) {
    await db.query("update jobs.cron set next_at = $3 where function_id = $1 and expression = $2 and next_at > $3", [
      functionId,
      expression,
      nextTick(expression, now),
    ]);
  }
}

/**
 * The ticks that get a run when the first one not yet started was `first`: each of the last ten minutes, and of those
 * missed before, if there is none since, the last one. (The real server would start every missed one.)
 */
export function ticksToStart(expression: string, first: Date, now: Date): Date[] {
  const since = new Date(Math.max(first.getTime(), now.getTime() - MADE_UP_FOR_MS) - 1);
  const ticks: Date[] = [];
  for (let tick = nextTick(expression, since); tick && tick <= now; tick = nextTick(expression, tick)) ticks.push(tick);
  if (ticks.length > 0) return ticks;
  const last = lastTick(expression, now);
  return [last && last > first ? last : first];
}

/** A tick with jitter runs from one second to the jitter's length later; always the same for the same tick. */
export function jitterOf(cron: Cron, tick: Date, jitterMs: number | undefined): number {
  if (jitterMs === undefined || jitterMs <= SECOND_MS) return jitterMs ?? 0;
  const hash = createHash("sha256").update(`${cron.functionId}:${cron.expression}:${tick.getTime()}`).digest();
  return SECOND_MS + (hash.readUInt32BE() % (jitterMs - SECOND_MS));
}

async function startTick(tx: Db, fn: FunctionConfig, cron: Cron, tick: Date, now: Date): Promise<void> {
  const scheduledAt = isoSeconds(tick);
  if (!(await claimOnce(tx, `cron:${cron.functionId}:${cron.expression}:${scheduledAt}`, now))) return;
  const trigger = fn.triggers.find((one) => "cron" in one && one.cron === cron.expression);
  const jitterMs = trigger && "jitter" in trigger ? trigger.jitter : undefined;
  const fireAt = new Date(tick.getTime() + jitterOf(cron, tick, jitterMs));
  const data = { cron: cron.expression, fireAt: isoSeconds(fireAt), scheduledAt };
  const event: JobEvent = { id: scheduledAt, name: "inngest/scheduled.timer", data, ts: fireAt.getTime(), user: {} };
  await admitEvent(tx, { fn, event, tickDueAt: fireAt, now });
}

function isoSeconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}

/**
 * Starts the runs of the ticks that are due, each tick once however many servers share the database, and none is lost over
 * a restart (see ticksToStart for longer absences). Returns how many crons were due.
 */
export async function startDueCrons(tx: Db, registry: Registry, now: Date): Promise<number> {
  const { rows } = await tx.query<Cron & { nextAt: Date }>(
    `select function_id as "functionId", expression, next_at as "nextAt" from jobs.cron
     where next_at <= $1 for update skip locked`,
    [now],
  );
  for (const { nextAt, ...cron } of rows) {
    await tx.query("update jobs.cron set next_at = $3 where function_id = $1 and expression = $2", [
      cron.functionId,
      cron.expression,
      nextTick(cron.expression, now),
    ]);
    const fn = registry.get(cron.functionId);
    if (!fn) continue;
    for (const tick of ticksToStart(cron.expression, nextAt, now)) await startTick(tx, fn, cron, tick, now);
  }
  return rows.length;
}
