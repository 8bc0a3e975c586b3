import type { FunctionConfig } from "../function-config";
import { inWords } from "./layout";

const per = (key: string | undefined) => (key ? ` per ${key}` : "");

/** What starts a function, one text each. */
export function triggersOf(fn: FunctionConfig): string[] {
  return fn.triggers.map((trigger) => {
    if ("cron" in trigger) return trigger.cron;
    return trigger.expression ? `${trigger.event} if ${trigger.expression}` : trigger.event;
  });
}

/** The settings of a function that are not left at their default, one text each. */
export function settingsOf(fn: FunctionConfig): string[] {
  const { rateLimit, debounce, batchEvents, singleton, throttle, priority, timeouts } = fn;
  return [
    `${fn.maxAttempts} ${fn.maxAttempts === 1 ? "attempt" : "attempts"}`,
    ...fn.concurrency.map(({ limit, key }) => `${limit} at once${per(key)}`),
    throttle && `throttle ${throttle.limit} in ${inWords(throttle.period)}${burst(throttle.burst)}${per(throttle.key)}`,
    rateLimit && `at most ${rateLimit.limit} in ${inWords(rateLimit.period)}${per(rateLimit.key)}`,
    debounce && `debounce ${inWords(debounce.period)}${atMost(debounce.timeout)}${per(debounce.key)}`,
    batchEvents && `batch of ${batchEvents.maxSize} or ${inWords(batchEvents.timeout)}${per(batchEvents.key)}`,
    singleton && `singleton (${singleton.mode})${per(singleton.key)}`,
    priority?.run && `priority ${priority.run}`,
    timeouts?.start && `starts within ${inWords(timeouts.start)}`,
    timeouts?.finish && `ends within ${inWords(timeouts.finish)}`,
    ...fn.cancel.map((one) => `cancelled by ${one.event}${one.if ? ` if ${one.if}` : ""}${within(one.timeout)}`),
  ].filter((text): text is string => Boolean(text));
}

const burst = (extra: number | undefined) => (extra ? ` (${extra} more at a time)` : "");
const atMost = (ms: number | undefined) => (ms === undefined ? "" : `, ${inWords(ms)} at most`);
const within = (ms: number | undefined) => (ms === undefined ? "" : ` within ${inWords(ms)}`);
