import type { Db } from "./database";
import { readKey } from "./expressions";
import type { FunctionConfig } from "./function-config";
import { spacingUs, takeFromRate } from "./gcra";
import type { JobEvent } from "./job-event";

export type RateVerdict = { kind: "passed" } | { kind: "limited" } | { kind: "failed"; reason: string };

/**
 * Whether `rateLimit` lets one more run of the function begin; what it does not let through is dropped for good. A burst of
 * a tenth of the limit is let through at once. As on the real server an event whose key is false or missing is not limited.
 * Two servers at once share what there is: the row of the key is locked until the transaction ends.
 */
export async function passRateLimit(tx: Db, fn: FunctionConfig, event: JobEvent, now: Date): Promise<RateVerdict> {
  if (!fn.rateLimit) return { kind: "passed" };
  const { limit, period, key } = fn.rateLimit;
  const value = key === undefined ? ({ kind: "key", key: "" } as const) : readKey(key, { event });
  if (value.kind === "none") return { kind: "passed" };
  if (value.kind === "failed") return { kind: "failed", reason: `the key of rateLimit: ${value.reason}` };
  const rate = { limit, periodMs: period, burst: Math.floor(limit / 10) };
  const name = `rate:${fn.id}#${value.key}`;
  const { rows } = await tx.query<{ arrivalUs: number }>(
    `insert into jobs.rate (key, function_id, arrival_us, spacing_us, free_at, expires_at) values ($1, $2, 0, $3, $4, $4)
     on conflict (key) do update set spacing_us = excluded.spacing_us returning arrival_us::float8 as "arrivalUs"`,
    [name, fn.id, spacingUs(rate), now],
  );
  const { isAdmitted, state } = takeFromRate(rate, rows[0]?.arrivalUs ?? null, now);
  await tx.query("update jobs.rate set arrival_us = $2, free_at = $3, expires_at = $4 where key = $1", [
    name,
    state.arrivalUs,
    new Date(Math.ceil(state.freeAtUs / 1_000)),
    new Date(Math.ceil(state.arrivalUs / 1_000)),
  ]);
  return { kind: isAdmitted ? "passed" : "limited" };
}
