import type { Db } from "./database";
import { type RateState, spacingUs, takeFromRate } from "./gcra";
import type { Registry } from "./registry";

/** What a throttled call needs to be let through. */
interface ThrottledCall {
  functionId: string;
  throttleKey: string;
}

/**
 * The throttles as one claim sees and changes them. A run pays when its first call is really made, not when it is queued: so
 * neither a long wait for a concurrency slot nor a cancelled run lets several begin too close together. Only while the
 * claim's lock is held, as two claims at once would let through the same start.
 */
export class Throttles {
  /** Keys that have let through all that they may. */
  readonly closed = new Set<string>();
  private readonly states = new Map<string, RateState & ThrottledCall>();
  private readonly read = new Map<string, number>();

  constructor(
    private readonly registry: Registry,
    private readonly now: Date,
  ) {}

  /** Reads what is remembered of these calls' keys; to be called before they are asked for. */
  async load(tx: Db, calls: ThrottledCall[]): Promise<void> {
    const keys = calls.map((call) => call.throttleKey).filter((key) => !this.read.has(key));
    if (keys.length === 0) return;
    const { rows } = await tx.query<{ key: string; arrivalUs: number }>(
      `select key, arrival_us::float8 as "arrivalUs" from jobs.rate where key = any ($1)`,
      [keys],
    );
    for (const { key, arrivalUs } of rows) this.read.set(key, arrivalUs);
  }

  /** Whether this call may be made now, and if so counts it. A function that is throttled no more lets all through. */
  letThrough(call: ThrottledCall): boolean {
    const throttle = this.registry.get(call.functionId)?.throttle;
    if (!throttle) return true;
    const key = call.throttleKey;
    const known = this.states.get(key)?.arrivalUs ?? this.read.get(key) ?? null;
    const { isAdmitted, state } = takeFromRate({ ...throttle, periodMs: throttle.period }, known, this.now);
    this.states.set(key, { ...state, ...call });
    if (!isAdmitted) this.closed.add(key);
    return isAdmitted;
  }

  /** Remembers what was counted. */
  async save(tx: Db): Promise<void> {
    for (const [key, { functionId, arrivalUs, freeAtUs }] of this.states) {
      const throttle = this.registry.get(functionId)?.throttle;
      if (!throttle) continue;
      await tx.query(
        `insert into jobs.rate (key, function_id, arrival_us, spacing_us, free_at, expires_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (key) do update set arrival_us = excluded.arrival_us, spacing_us = excluded.spacing_us,
           free_at = excluded.free_at, expires_at = excluded.expires_at`,
        [
          key,
          functionId,
          arrivalUs,
          spacingUs({ ...throttle, periodMs: throttle.period }),
          new Date(Math.ceil(freeAtUs / 1_000)),
          new Date(Math.ceil(arrivalUs / 1_000)),
        ],
      );
    }
  }
}
