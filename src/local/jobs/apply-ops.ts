import type { Db } from "./database";
import { parseMoment } from "./durations";
import { enqueueCall } from "./enqueue-call";
import { newId } from "./event-ids";
import { checkExpression } from "./expressions";
import type { Run } from "./lock-run";
import { waitKey } from "./match-keys";
import { memoiseStep, type SerializedError } from "./memoise-step";
import type { Registry } from "./registry";

/** One operation of an answer or a checkpoint (INNGEST.md b.5). */
export interface Op {
  id: string;
  op: string;
  name?: string;
  displayName?: string;
  opts?: { parallelMode?: string; timeout?: string; if?: string } | null;
  data?: unknown;
  error?: unknown;
}

/** What an operation asks for that this server does not do; it fails the run with this message. */
export class UnsupportedOp extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UnsupportedOp";
  }
}

/** An error as the app sent it, without the mark of its serializer; whatever it is, it has a name and a message. */
export function readError(raw: unknown): SerializedError {
  const record = (raw !== null && typeof raw === "object" ? raw : { message: String(raw) }) as Record<string, unknown>;
  const { __serialized, name, message, error, ...rest } = record;
  return {
    ...rest,
    name: typeof name === "string" ? name : "Error",
    message: typeof message === "string" ? message : typeof error === "string" ? error : "Unknown error",
  } as SerializedError;
}

/** Remembers the result of a step that ran: its data, or the error that it ended with. True when it raced others. */
export async function finishStep(tx: Db, run: Run, op: Op, now: Date): Promise<boolean> {
  const result =
    op.op === "StepRun"
      ? ({ type: "data", data: op.data ?? null } as const)
      : ({ type: "error", error: readError(op.error) } as const);
  const raced = await memoiseStep(tx, run, { id: op.id, name: nameOf(op), op: op.op, result }, now);
  return raced || op.opts?.parallelMode === "race";
}

function nameOf(op: Op): string {
  return op.displayName ?? op.name ?? op.id;
}

const STATES = { StepPlanned: "planned", Sleep: "sleeping", WaitForEvent: "waiting" } as const;

/**
 * Takes note of a step that the app found: plans its call, its timer or its wait. Returns false when it was known
 * already (a discovery names again what is still pending), and then changes nothing: no timer starts anew.
 * Throws UnsupportedOp for everything this server does not do.
 */
export async function reportStep(tx: Db, run: Run, op: Op, now: Date): Promise<boolean> {
  const state = STATES[op.op as keyof typeof STATES];
  if (!state) throw new UnsupportedOp(`the local jobs server does not support ${op.op}; use a real Inngest server`);
  const { rowCount } = await tx.query(
    `insert into jobs.step (run_id, id, name, op, state, race, reported_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing`,
    [run.id, op.id, nameOf(op), op.op, state, op.opts?.parallelMode === "race", now],
  );
  if (!rowCount) return false;
  run.pending.push(op.id);
  if (op.op === "Sleep") await setTimer(tx, run.id, op.id, readMoment(op.name, now));
  if (op.op === "WaitForEvent") await waitForEvent(tx, run, op, now);
  return true;
}

/** Queues the call of a planned step, after all steps of the answer are known (`run.forcePlan` is settled). */
export async function enqueuePlanned(tx: Db, registry: Registry, run: Run, op: Op, now: Date): Promise<void> {
  await enqueueCall(tx, {
    runId: run.id,
    functionId: run.functionId,
    fn: registry.get(run.functionId),
    event: run.events[0],
    stepId: op.id,
    forcePlan: run.forcePlan,
    now,
  });
}

function readMoment(text: string | undefined, now: Date): Date {
  try {
    return parseMoment(text ?? "", now);
  } catch (error) {
    throw new UnsupportedOp((error as Error).message);
  }
}

async function setTimer(tx: Db, runId: string, stepId: string, dueAt: Date): Promise<void> {
  await tx.query("insert into jobs.timer (run_id, step_id, due_at) values ($1, $2, $3)", [runId, stepId, dueAt]);
}

async function waitForEvent(tx: Db, run: Run, op: Op, now: Date): Promise<void> {
  const expression = op.opts?.if;
  if (expression) {
    try {
      checkExpression(expression);
    } catch (error) {
      throw new UnsupportedOp(`waitForEvent "${nameOf(op)}": ${(error as Error).message}`);
    }
  }
  const until = readMoment(op.opts?.timeout, now);
  await tx.query(
    `insert into jobs.wait (id, run_id, step_id, event_name, expression, match_key, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [newId(now), run.id, op.id, op.name, expression ?? null, waitKey(expression, run.events[0]?.data), until],
  );
  await setTimer(tx, run.id, op.id, until);
}
