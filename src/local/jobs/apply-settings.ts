import type { Db } from "./database";
import type { FunctionConfig } from "./function-config";
import { spacingUs } from "./gcra";

/** What one function's settings leave of what is stored under the former ones. Null where a setting is gone. */
interface Bounds {
  id: string;
  throttleUs: number | null;
  rateUs: number | null;
  debounceMs: number | null;
  batchMs: number | null;
  batchSize: number | null;
}

function boundsOf({ id, throttle, rateLimit, debounce, batchEvents }: FunctionConfig): Bounds {
  return {
    id,
    throttleUs: throttle ? spacingUs({ ...throttle, periodMs: throttle.period }) : null,
    rateUs: rateLimit ? spacingUs({ ...rateLimit, burst: 0, periodMs: rateLimit.period }) : null,
    debounceMs: debounce?.period ?? null,
    batchMs: batchEvents?.timeout ?? null,
    batchSize: batchEvents?.maxSize ?? null,
  };
}

/**
 * Brings what waits under former settings under the present ones, in the transaction that takes those over: what was held
 * back by a debounce or a batch that is gone is due now, by one that has become shorter it waits no longer than that, and
 * a rate that is gone or another one forgets what it counted. What a function that is gone held back stays until its time,
 * as the function may come back with the next deployment.
 */
export async function applySettings(tx: Db, functions: FunctionConfig[], now: Date): Promise<void> {
  const bounds = JSON.stringify(functions.map(boundsOf));
  const table = `json_to_recordset($1::json) as f (id text, "throttleUs" bigint, "rateUs" bigint, "debounceMs" float8,
    "batchMs" float8, "batchSize" integer)`;
  await tx.query(
    `delete from jobs.rate r using ${table} where r.function_id = f.id
       and r.spacing_us is distinct from case when r.key like 'throttle:%' then f."throttleUs" else f."rateUs" end`,
    [bounds],
  );
  await tx.query(
    `update jobs.debounce d set due_at = least(d.due_at, $2::timestamptz + make_interval(secs => coalesce(f."debounceMs", 0) / 1000))
     from ${table} where d.function_id = f.id`,
    [bounds, now],
  );
  await tx.query(
    `update jobs.batch b set due_at = least(b.due_at, $2::timestamptz + make_interval(
       secs => case when b.size >= f."batchSize" then 0 else coalesce(f."batchMs", 0) / 1000 end))
     from ${table} where b.function_id = f.id`,
    [bounds, now],
  );
}
