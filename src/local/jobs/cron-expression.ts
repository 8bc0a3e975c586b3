import { Cron } from "croner";

/** What the real server's parser knows (robfig/cron); croner would also take `L`, `W`, `#` and seconds. */
const FIELD = /^(?:[\d*,/?-]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|SUN|MON|TUE|WED|THU|FRI|SAT)+$/i;
const DESCRIPTOR = /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
/** The real server's limit, in characters (INNGEST.md b.9; inngest pkg/inngest/trigger.go). */
const LONGEST_EXPRESSION = 255;

function parse(text: string): Cron {
  const [, timezone, pattern] = /^(?:(?:CRON_)?TZ=(\S+)\s+)?(.+)$/.exec(text.trim()) ?? [];
  const fields = (pattern ?? "").trim().split(/\s+/);
  const isDescriptor = fields.length === 1 && DESCRIPTOR.test(fields[0] ?? "");
  if (!isDescriptor && (fields.length !== 5 || !fields.every((field) => FIELD.test(field)))) {
    throw new Error("five fields or a descriptor such as @daily are needed");
  }
  return new Cron(fields.join(" "), { timezone: timezone ?? "UTC", mode: isDescriptor ? "auto" : "5-part" });
}

/** The next tick of a cron expression (`TZ=Africa/Nairobi 0 9 * * *`, five fields or `@daily`) after a moment. */
export function nextTick(text: string, after: Date): Date | null {
  return parse(text).nextRun(after);
}

/** The last tick of a cron expression before a moment; null when there is none. */
export function lastTick(text: string, before: Date): Date | null {
  return parse(text).previousRuns(1, before)[0] ?? null;
}

/** True for an expression that ticks and that the real server understands as well. */
export function isCron(text: string): boolean {
  try {
    return text.length <= LONGEST_EXPRESSION && nextTick(text, new Date()) !== null;
  } catch {
    return false;
  }
}
