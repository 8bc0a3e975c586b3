const SECOND_MS = 1_000;
/** Waiting times by attempt, in seconds: Inngest's own table (INNGEST.md b.7). */
const TABLE_S = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200];
const JITTER_S = 30;
const LONGEST_RETRY_AFTER_MS = 24 * 3_600 * SECOND_MS;

/**
 * How long to wait before the attempt after `attempt` (0-based), in milliseconds: 15 s, 30 s, 1 m … 2 h, plus up to
 * 30 s so that runs which failed together do not come back together. `random` is in [0, 1).
 */
export function backoffMs(attempt: number, random: number = Math.random()): number {
  const seconds = TABLE_S[Math.min(attempt, TABLE_S.length - 1)] ?? 7_200;
  return Math.round((seconds + random * JITTER_S) * SECOND_MS);
}

/**
 * Reads `Retry-After` (whole seconds, or a date) as milliseconds from `now`, kept between 1 s and 24 h.
 * Undefined when the header is absent or unreadable: then the table decides.
 */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * SECOND_MS : new Date(header).getTime() - now.getTime();
  if (Number.isNaN(ms)) return undefined;
  return Math.min(Math.max(ms, SECOND_MS), LONGEST_RETRY_AFTER_MS);
}
