import { z } from "zod";
import { isCron } from "./cron-expression";
import { parseDuration } from "./durations";
import { checkExpression } from "./expressions";
import { isStorable } from "./storable-text";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LONGEST_MS = 366 * DAY_MS;
const MOST_RETRIES = 20;
/** Ids, and names of events in triggers; the events themselves may have longer ones (inngest pkg/inngest/trigger.go). */
const LONGEST_NAME = 255;
/** More than any rate needs, and few enough to be counted in microseconds. */
const MOST_STARTS = 1_000_000;

const text = z.string().refine(isStorable, "holds a control character or half a character");
const name = text.min(1).max(LONGEST_NAME);

const expression = text.superRefine((text, issues) => {
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

const starts = z.int().max(MOST_STARTS);
const cron = z.string().refine(isCron, { error: (issue) => `"${issue.input}" is not a cron expression` });

const trigger = z.union([
  z.strictObject({ event: name, expression: expression.optional() }),
  z.strictObject({ cron, jitter: duration(SECOND_MS, 5 * MINUTE_MS).optional() }),
]);

const cancel = z.strictObject({
  event: name,
  if: expression.optional(),
  timeout: duration(SECOND_MS, LONGEST_MS).optional(),
});

const concurrencyLimit = z.strictObject({
  limit: z.int().min(1),
  key: expression.optional(),
  scope: z.literal("fn", { error: "only the scope fn is supported" }).optional(),
});

const concurrency = z.union([
  z
    .int()
    .min(1)
    .transform((limit): Array<z.output<typeof concurrencyLimit>> => [{ limit }]),
  concurrencyLimit.transform((one) => [one]),
  z.array(concurrencyLimit).max(2),
]);

/**
 * What a sync may say about one function; durations become milliseconds. The bounds are the real server's (INNGEST.md
 * b.2, b.9; inngest pkg/inngest, pkg/consts): a rate is of at most 24 hours, a batch of at most 100 events and ten minutes.
 */
export const functionShape = z.strictObject({
  id: name,
  name: text.optional(),
  triggers: z.array(trigger).max(10),
  steps: z.strictObject({
    step: z.object({ retries: z.object({ attempts: z.int().min(0).max(MOST_RETRIES).optional() }).optional() }),
  }),
  cancel: z.array(cancel).max(5).default([]),
  idempotency: expression.optional(),
  rateLimit: z
    .strictObject({ limit: starts.min(1), period: duration(SECOND_MS, DAY_MS), key: expression.optional() })
    .optional(),
  debounce: z
    .strictObject({
      period: duration(SECOND_MS, 7 * DAY_MS),
      timeout: duration(SECOND_MS, LONGEST_MS).optional(),
      key: expression.optional(),
    })
    .optional(),
  batchEvents: z
    .strictObject({
      maxSize: z.int().min(2).max(100),
      timeout: duration(SECOND_MS, 10 * MINUTE_MS),
      key: expression.optional(),
      if: expression.optional(),
    })
    .optional(),
  singleton: z.strictObject({ mode: z.enum(["skip", "cancel"]), key: expression.optional() }).optional(),
  throttle: z
    .strictObject({
      limit: starts.min(1),
      period: duration(SECOND_MS, 7 * DAY_MS),
      burst: starts.min(0).default(0),
      key: expression.optional(),
    })
    .optional(),
  concurrency: concurrency.default([]),
  priority: z.strictObject({ run: expression.optional() }).optional(),
  timeouts: z
    .strictObject({
      start: duration(SECOND_MS, LONGEST_MS).optional(),
      finish: duration(SECOND_MS, LONGEST_MS).optional(),
    })
    .optional(),
});

/** A function that passed `functionShape`. */
export type ReadFunction = z.output<typeof functionShape>;

/** The settings that exclude each other, as the real server has it; empty when they go together. */
export function findConflicts(fn: ReadFunction): string[] {
  const conflicts: string[] = [];
  const names = fn.triggers.map((one) => JSON.stringify("cron" in one ? { cron: one.cron } : one));
  for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) {
    conflicts.push(`the trigger ${name} is there twice`);
  }
  if (!fn.batchEvents) return conflicts;
  if (fn.cancel.length > 0) conflicts.push("batchEvents and cancelOn cannot be combined");
  if (fn.debounce) conflicts.push("batchEvents and debounce cannot be combined");
  if (fn.singleton) conflicts.push("batchEvents and singleton cannot be combined");
  if (fn.priority?.run) conflicts.push("batchEvents and priority cannot be combined");
  return conflicts;
}
