import type { Op } from "./apply-ops";

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
