import { DEEPEST_JSON, depthOfJson } from "./json-depth";
import type { Run } from "./lock-run";
import { RunRefused } from "./run-refused";

/** Limits of the real server (inngest pkg/consts): of one step's input and output, of one run's steps in all. */
const MOST_STEP_BYTES = 4 * 1024 * 1024;
const MOST_RUN_BYTES = 32 * 1024 * 1024;
export const MOST_STEPS = 1_000;

/**
 * Throws RunRefused when a value that one step takes or gives, as JSON, is over 4 MB or nested too deep to be sent to the
 * app again; `what` names it in the message.
 */
export function checkStepSize(run: Run, what: string, json: string): void {
  const bytes = Buffer.from(json);
  if (bytes.length > MOST_STEP_BYTES) {
    const reason = `has ${bytes.length} bytes, over ${MOST_STEP_BYTES}`;
    throw new RunRefused("output_too_large", `${run.functionId}: ${what} ${reason}`);
  }
  if (depthOfJson(bytes) > DEEPEST_JSON) {
    throw new RunRefused("output_too_deep", `${run.functionId}: ${what} is nested over ${DEEPEST_JSON} levels`);
  }
}

/** Adds a step's result to what the run holds; throws RunRefused when that is over 32 MB. */
export function countBytes(run: Run, json: string): void {
  run.stateBytes += Buffer.byteLength(json);
  if (run.stateBytes <= MOST_RUN_BYTES) return;
  throw new RunRefused(
    "InngestErrStateOverflowed",
    `${run.functionId}: the run exceeded the state size limit of ${MOST_RUN_BYTES} bytes`,
  );
}

/** Throws RunRefused when the run's finished and pending steps, with `more` that an answer brings, are over 1,000. */
export function checkStepCount(run: Run, more = 0): void {
  if (run.stack.length + run.pending.length + more <= MOST_STEPS) return;
  throw new RunRefused(
    "InngestErrFunctionOverflowed",
    `${run.functionId}: the run exceeded the step limit of ${MOST_STEPS} steps`,
  );
}
