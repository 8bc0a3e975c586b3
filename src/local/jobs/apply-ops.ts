import type { Db } from "./database";
import { parseMoment } from "./durations";
import { enqueueCall } from "./enqueue-call";
import { newId } from "./event-ids";
import { checkExpression } from "./expressions";
import { invokeFunction } from "./invoke-function";
import type { Run } from "./lock-run";
import { waitKey } from "./match-keys";
import { memoiseStep, type SerializedError } from "./memoise-step";
import { inputOf, nameOf, type Op } from "./op";
import type { Registry } from "./registry";
import { checkStepCount, checkStepSize, MOST_STEPS } from "./run-limits";
import { RunRefused } from "./run-refused";

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

/**
 * Remembers the result of a step that ran: its data, or the error that it ended with, and in which attempt (from 1). True
 * when it raced others.
 */
export async function finishStep(tx: Db, run: Run, op: Op, attempts: number, now: Date): Promise<boolean> {
  const result =
    op.op === "StepRun"
      ? ({ type: "data", data: op.data ?? null } as const)
      : ({ type: "error", error: readError(op.error) } as const);
  const step = { id: op.id, name: nameOf(op), op: op.op, attempts, input: writeInput(run, op), result };
  const raced = await memoiseStep(tx, run, step, now);
  return raced || op.opts?.parallelMode === "race";
}

function writeInput(run: Run, op: Op): string | null {
  const input = inputOf(op);
  if (input === null) return null;
  const json = JSON.stringify(input);
  checkStepSize(run, `the input of step "${nameOf(op)}"`, json);
  return json;
}

const STATES = {
  StepPlanned: "planned",
  Sleep: "sleeping",
  WaitForEvent: "waiting",
  InvokeFunction: "waiting",
} as const;
/** What an answer may hold beside steps that were found. */
const OTHERS = ["StepRun", "StepError", "StepFailed", "RunComplete", "DiscoveryRequest"];
/** How long an invocation without a timeout waits (inngest pkg/execution/state/opcode.go). */
const INVOCATION_MS = 365 * 86_400_000;

/** Throws RunRefused for an operation that this server does not do, before anything of its answer is done. */
export function checkSupported(run: Run, ops: Op[]): void {
  // Told at once: a thousand steps and more at a time cannot be within the limit, whichever of them are known.
  if (ops.length > MOST_STEPS) checkStepCount(run, ops.length);
  const foreign = ops.find((op) => !(op?.op in STATES) && !OTHERS.includes(op?.op));
  if (!foreign) return;
  throw new RunRefused(
    "UnsupportedOp",
    `${run.functionId}: the local jobs server does not support ${foreign.op} ("${nameOf(foreign)}"); use a real Inngest server`,
  );
}

/**
 * Takes note of a step that the app found: plans its call, its timer, its wait or its invocation. Returns false when it
 * was known already (a discovery names again what is still pending), and then changes nothing: no timer starts anew.
 * Throws RunRefused for what this server does not do, and for too many steps.
 */
export async function reportStep(tx: Db, run: Run, op: Op, now: Date): Promise<boolean> {
  const state = STATES[op.op as keyof typeof STATES];
  const { rowCount } = await tx.query(
    `insert into jobs.step (run_id, id, name, op, state, race, reported_at, input) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict do nothing`,
    [run.id, op.id, nameOf(op), op.op, state, op.opts?.parallelMode === "race", now, writeInput(run, op)],
  );
  if (!rowCount) return false;
  run.pending.push(op.id);
  checkStepCount(run);
  if (op.op === "StepPlanned") return true;
  const until = untilWhen(run, op, now);
  if (op.op === "WaitForEvent") await waitForEvent(tx, run, op, until, now);
  if (op.op === "InvokeFunction") await invokeFunction(tx, run, op, until, now);
  await tx.query("insert into jobs.timer (run_id, step_id, due_at) values ($1, $2, $3)", [run.id, op.id, until]);
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

/** When a sleep ends, or a wait or an invocation gives up. */
function untilWhen(run: Run, op: Op, now: Date): Date {
  if (op.op === "InvokeFunction" && !op.opts?.timeout) return new Date(now.getTime() + INVOCATION_MS);
  try {
    return parseMoment((op.op === "Sleep" ? op.name : op.opts?.timeout) ?? "", now);
  } catch (error) {
    throw new RunRefused("InngestErrTimeoutTooLong", `${run.functionId}: "${nameOf(op)}": ${(error as Error).message}`);
  }
}

async function waitForEvent(tx: Db, run: Run, op: Op, until: Date, now: Date): Promise<void> {
  const expression = op.opts?.if;
  if (expression) {
    try {
      checkExpression(expression);
    } catch (error) {
      throw new RunRefused(
        "InvalidExpression",
        `${run.functionId}: waitForEvent "${nameOf(op)}": ${(error as Error).message}`,
      );
    }
  }
  await tx.query(
    `insert into jobs.wait (id, run_id, step_id, event_name, expression, match_key, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [newId(now), run.id, op.id, op.name, expression ?? null, waitKey(expression, run.events[0]?.data), until],
  );
}
