import { Cron } from "croner";
import { z } from "zod";
import { parseDuration } from "./durations";
import { checkExpression } from "./expressions";

const SDK_DEFAULT_RETRIES = 4;
const MOST_RETRIES = 20;
const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

const expression = z.string().superRefine((text, issues) => {
  try {
    checkExpression(text);
  } catch (error) {
    issues.addIssue({ code: "custom", message: `expression "${text}": ${(error as Error).message}` });
  }
});

function duration(shortestMs: number, longestMs: number) {
  return z.string().transform((text, issues) => {
    try {
      const ms = parseDuration(text);
      if (ms >= shortestMs && ms <= longestMs) return ms;
      issues.addIssue({ code: "custom", message: `"${text}" is out of range` });
    } catch (error) {
      issues.addIssue({ code: "custom", message: (error as Error).message });
    }
    return z.NEVER;
  });
}

const cron = z.string().refine(isCron, { error: (issue) => `"${issue.input}" is not a cron expression` });
const limit = z.strictObject({
  limit: z.int().min(1),
  key: expression.optional(),
  scope: z.literal("fn", { error: "only the scope fn is supported" }).optional(),
});

const functionShape = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  triggers: z
    .array(
      z.union([
        z.strictObject({ event: z.string().min(1), expression: expression.optional() }),
        z.strictObject({ cron }),
      ]),
    )
    .min(1)
    .max(10),
  steps: z.strictObject({
    step: z.object({ retries: z.object({ attempts: z.int().min(0).max(MOST_RETRIES).optional() }).optional() }),
  }),
  cancel: z
    .array(
      z.strictObject({
        event: z.string().min(1),
        if: expression.optional(),
        timeout: duration(SECOND_MS, 366 * DAY_MS).optional(),
      }),
    )
    .max(5)
    .default([]),
  idempotency: expression.optional(),
  debounce: z
    .strictObject({
      key: expression.optional(),
      period: duration(SECOND_MS, 7 * DAY_MS),
      timeout: duration(SECOND_MS, 366 * DAY_MS).optional(),
    })
    .optional(),
  concurrency: z
    .union([
      z
        .int()
        .min(1)
        .transform((n) => [{ limit: n }]),
      limit.transform((one) => [one]),
      z.array(limit).max(2),
    ])
    .default([]),
});

/** One function of the app as this server runs it; durations in milliseconds. */
export interface FunctionConfig {
  id: string;
  name: string;
  triggers: Array<{ event: string; expression?: string } | { cron: string }>;
  maxAttempts: number;
  cancel: Array<{ event: string; if?: string; timeout?: number }>;
  idempotency?: string;
  debounce?: { key?: string; period: number; timeout?: number };
  concurrency: Array<{ limit: number; key?: string }>;
}

/** A sync that is not taken over; the message names each refused function with its reason. */
export class ConfigRefused extends Error {
  constructor(readonly reasons: string[]) {
    super(`At least one function is invalid: ${reasons.join("; ")}`);
    this.name = "ConfigRefused";
  }
}

/** The next tick of a cron expression (`TZ=Africa/Nairobi 0 9 * * *`, five fields or `@daily`) after a moment. */
export function nextTick(text: string, after: Date): Date | null {
  const [, timezone, pattern] = /^(?:TZ=(\S+)\s+)?(.+)$/.exec(text.trim()) ?? [];
  const mode = pattern?.startsWith("@") ? "auto" : "5-part";
  return new Cron(pattern ?? "", { timezone: timezone ?? "UTC", mode }).nextRun(after);
}

function isCron(text: string): boolean {
  try {
    return nextTick(text, new Date()) !== null;
  } catch {
    return false;
  }
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") {
    const path = [...issue.path, ""].join(".");
    return issue.keys.map((key) => `${path}${key} is not supported by the local jobs server`).join(", ");
  }
  if (issue.code === "invalid_union") return issue.errors.flat().map(reasonOf).join(" or ");
  return `${issue.path.join(".")}: ${issue.message}`;
}

function nameOf(raw: unknown, index: number): string {
  const id = raw !== null && typeof raw === "object" && "id" in raw ? raw.id : undefined;
  return typeof id === "string" && id ? id : `function ${index + 1}`;
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
      reasons.push(`${nameOf(one, index)}: ${result.error.issues.map(reasonOf).join(", ")}`);
      continue;
    }
    const { steps, ...rest } = result.data;
    if (seen.has(rest.id)) reasons.push(`${rest.id}: the id is used twice`);
    seen.add(rest.id);
    const attempts = steps.step.retries?.attempts ?? SDK_DEFAULT_RETRIES;
    functions.push({ ...rest, name: rest.name ?? rest.id, maxAttempts: attempts + 1 });
  }
  if (reasons.length > 0) throw new ConfigRefused(reasons);
  return functions;
}
