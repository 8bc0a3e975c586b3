import type { z } from "zod";
import { findConflicts, functionShape, type ReadFunction } from "./function-shape";

const SDK_DEFAULT_RETRIES = 4;
const DAY_MS = 86_400_000;
const LONGEST_NAME = 255;
/** Enough to see what is meant; what is refused may be megabytes. */
const LONGEST_REASON = 500;

/** One function of the app as this server runs it; durations in milliseconds. */
export interface FunctionConfig
  extends Pick<
    ReadFunction,
    | "id"
    | "triggers"
    | "cancel"
    | "rateLimit"
    | "debounce"
    | "batchEvents"
    | "singleton"
    | "throttle"
    | "concurrency"
    | "priority"
    | "timeouts"
  > {
  name: string;
  maxAttempts: number;
}

/** A sync that is not taken over; the message names each refused function with its reason. */
export class ConfigRefused extends Error {
  constructor(readonly reasons: string[]) {
    super(`At least one function is invalid: ${reasons.join("; ")}`);
    this.name = "ConfigRefused";
  }
}

type Issue = z.core.$ZodIssue;

/** Of the forms that a setting may have the one that was meant: the right type, with something wrong inside. */
function nearest(alternatives: Issue[][]): Issue[] {
  const isOtherType = (issue: Issue) => issue.code === "invalid_type" && issue.path.length === 0;
  const meant = alternatives.filter((issues) => !issues.some(isOtherType));
  return (meant.length > 0 ? meant : alternatives).flat();
}

function reasonOf(issue: Issue, parents: PropertyKey[] = []): string {
  const path = [...parents, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => `${[...path, key].join(".")} is not supported by the local jobs server`).join(", ");
  }
  if (issue.code === "invalid_union") {
    return nearest(issue.errors)
      .map((one) => reasonOf(one, path))
      .join(" or ");
  }
  return `${path.join(".")}: ${issue.message}`;
}

function nameOf(raw: unknown, index: number): string {
  const id = raw !== null && typeof raw === "object" && "id" in raw ? raw.id : undefined;
  return typeof id === "string" && id ? id.slice(0, LONGEST_NAME) : `function ${index + 1}`;
}

/** As the real server does, an idempotency key is a rate of one run in 24 hours, and takes the place of `rateLimit`. */
function toConfig({ steps, idempotency, rateLimit, ...rest }: ReadFunction): FunctionConfig {
  const attempts = steps.step.retries?.attempts ?? SDK_DEFAULT_RETRIES;
  return {
    ...rest,
    name: rest.name ?? rest.id,
    maxAttempts: attempts + 1,
    rateLimit: idempotency === undefined ? rateLimit : { limit: 1, period: DAY_MS, key: idempotency },
  };
}

/**
 * Reads the functions of a sync. All of them are valid, or ConfigRefused names each one that is not: what this server
 * does not do (an unknown setting, an expression only the cloud knows) is refused here rather than ignored later.
 */
export function readFunctions(raw: unknown): FunctionConfig[] {
  if (!Array.isArray(raw)) throw new ConfigRefused(["the list of functions is missing"]);
  const reasons: string[] = [];
  const functions: FunctionConfig[] = [];
  const seen = new Set<string>();
  for (const [index, one] of raw.entries()) {
    const result = functionShape.safeParse(one);
    if (!result.success) {
      const reason = result.error.issues.map((issue) => reasonOf(issue)).join(", ");
      reasons.push(`${nameOf(one, index)}: ${reason.slice(0, LONGEST_REASON)}`);
      continue;
    }
    const fn = result.data;
    for (const conflict of findConflicts(fn)) reasons.push(`${fn.id}: ${conflict}`);
    if (seen.has(fn.id)) reasons.push(`${fn.id}: the id is used twice`);
    seen.add(fn.id);
    functions.push(toConfig(fn));
  }
  if (reasons.length > 0) throw new ConfigRefused(reasons);
  return functions;
}
