import type { JobEvent } from "./job-event";
import type { SerializedError, StepResult } from "./memoise-step";

const TIMED_OUT: SerializedError = {
  name: "InngestInvokeTimeoutError",
  message: "Timed out waiting for invoked function to complete",
  error: "InngestInvokeTimeoutError: Timed out waiting for invoked function to complete",
};
const CANCELLED: SerializedError = {
  name: "Error",
  message: "The invoked function was cancelled",
  error: "The invoked function was cancelled",
};

function resultOfInvocation({ data }: JobEvent): StepResult {
  if (data.error) return { type: "error", error: data.error as SerializedError };
  const { status } = (data._inngest ?? {}) as { status?: string };
  if (status === "Cancelled") return { type: "error", error: CANCELLED };
  return { type: "data", data: data.result ?? null };
}

/**
 * What a step comes to that waited for `event`; null is the end of its time. A sleep and a wait that timed out give null,
 * a wait the event itself, an invocation what the other run gave: its result or its error.
 */
export function resultOfWaiting(op: string, event: JobEvent | null): StepResult {
  if (op !== "InvokeFunction") return { type: "data", data: event };
  return event ? resultOfInvocation(event) : { type: "error", error: TIMED_OUT };
}
