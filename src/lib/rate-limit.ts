import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool, type Tx } from "./db";
import { DomainError } from "./errors";
import { log } from "./log";
import { SECOND_MS } from "./time";

export type Limit = {
  /** Names the limit; part of the counter's key. */
  name: string;
  points: number;
  perSeconds: number;
};

const limiters = new Map<string, RateLimiterPostgres>();

function limiterOf(limit: Limit): RateLimiterPostgres {
  const known = limiters.get(limit.name);
  if (known) return known;
  const limiter = new RateLimiterPostgres({
    storeClient: pool(),
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: limit.name,
    points: limit.points,
    duration: limit.perSeconds,
  });
  limiters.set(limit.name, limiter);
  return limiter;
}

/** How a limit refuses. */
export function tooMany(limit: Limit, waitMs: number): DomainError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / SECOND_MS));
  const message = `Too many at once. Please try again in ${retryAfterSeconds} s.`;
  return new DomainError("too_many", `${limit.name}.too_many`, message, { retryAfterSeconds });
}

/**
 * Counts one use of `limit` by `who`, over all app processes.
 * @throws DomainError too_many `<name>.too_many` with the seconds to wait. When the counters cannot be reached it lets
 *   through: a broken limiter must not close the shop.
 */
export async function takePoint(limit: Limit, who: string): Promise<void> {
  try {
    await limiterOf(limit).consume(who);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) {
      log.warn({ err: refused, limit: limit.name }, "rate limit not counted");
      return;
    }
    throw tooMany(limit, refused.msBeforeNext);
  }
}

/** Forgets what `who` has used of `limit`; for tries that have proved to be no guessing. Never throws. */
export async function givePointsBack(limit: Limit, who: string): Promise<void> {
  await limiterOf(limit)
    .delete(who)
    .catch((error) => log.warn({ err: error, limit: limit.name }, "rate limit not given back"));
}

/** Forgets every counter of `who`, whatever the limit, in the caller's transaction: their keys tell who it was. */
export async function forgetUses(tx: Tx, who: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM rate_limit WHERE right(key, length(${who}::text) + 1) = ':' || ${who}::text`;
}
