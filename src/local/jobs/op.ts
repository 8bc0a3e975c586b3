/** One operation of an answer or a checkpoint (INNGEST.md b.5). */
export interface Op {
  id: string;
  op: string;
  name?: string;
  displayName?: string;
  opts?: {
    parallelMode?: string;
    timeout?: string;
    if?: string;
    function_id?: unknown;
    payload?: { data?: Record<string, unknown>; v?: string };
    input?: unknown[];
  } | null;
  data?: unknown;
  error?: unknown;
}

/** What a step is called. */
export function nameOf(op: Op): string {
  return op.displayName ?? op.name ?? op.id;
}

/**
 * What a step was given, for people who look at the run: the extra arguments of `step.run`, the end of a sleep, the event of a
 * wait, the function and data of an invocation. Null when it was given nothing.
 */
export function inputOf({ op, name, opts }: Op): unknown {
  switch (op) {
    case "Sleep":
      return { until: name };
    case "WaitForEvent":
      return { event: name, if: opts?.if, timeout: opts?.timeout };
    case "InvokeFunction":
      return { function: opts?.function_id, data: opts?.payload?.data, timeout: opts?.timeout };
    default:
      return opts?.input ?? null;
  }
}
