import { Prisma } from "@/generated/prisma/client";
import { query } from "./db";
import { log } from "./log";
import { type Limit, tooMany } from "./rate-limit";
import { SECOND_MS } from "./time";

type Counter = {
  /** Points of this window as the database last told. */
  known: number;
  /** Points taken here since then. */
  taken: number;
  /** End of the window, in milliseconds since 1970. */
  expire: number;
};

type Counted = { key: string; points: number; expire: string };

const WRITE_EVERY_MS = SECOND_MS;

/** What one process counts: Next loads this module once per bundle, the counters must be one. */
type Counting = { counters: Map<string, Counter>; isDue: boolean };

const shared = globalThis as typeof globalThis & { householdPlanetCounting?: Counting };

function counting(): Counting {
  shared.householdPlanetCounting ??= { counters: new Map(), isDue: false };
  return shared.householdPlanetCounting;
}

/** Adds the points taken here to the shared ones; a window that is over begins anew. One statement for all counters. */
async function addPoints(taken: { key: string; points: number; expire: number }[]): Promise<Counted[]> {
  return query<Counted>(Prisma.sql`
    INSERT INTO rate_limit AS known (key, points, expire)
    SELECT key, points, expire FROM jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) AS t(key text, points int, expire bigint)
    ORDER BY key
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN known.expire > ${Date.now()}::bigint THEN known.points ELSE 0 END + excluded.points,
      expire = CASE WHEN known.expire > ${Date.now()}::bigint THEN known.expire ELSE excluded.expire END
    RETURNING key, points, expire`);
}

async function writeDown(): Promise<void> {
  const { counters } = counting();
  counting().isDue = false;
  const now = Date.now();
  const due: { key: string; points: number; expire: number }[] = [];
  for (const [key, counter] of counters) {
    if (counter.taken > 0) due.push({ key, points: counter.taken, expire: counter.expire });
    if (counter.expire <= now) counters.delete(key);
    counter.known += counter.taken;
    counter.taken = 0;
  }
  if (due.length === 0) return;
  try {
    for (const { key, points, expire } of await addPoints(due))
      Object.assign(counters.get(key) ?? {}, { known: points, expire: Number(expire) });
  } catch (error) {
    log.warn({ err: error, counters: due.length }, "rate limits not written down");
  }
}

/** Forgets what this process has counted; for tests, whose time does not pass. */
export function dropCounters(): void {
  counting().counters.clear();
}

/** The window's counter; the first use of a window in this process asks the database what others have taken. */
async function counterOf(key: string, { perSeconds }: Limit): Promise<Counter> {
  const { counters } = counting();
  const known = counters.get(key);
  if (known && known.expire > Date.now()) return known;
  const fresh = { known: 0, taken: 0, expire: Date.now() + perSeconds * SECOND_MS };
  counters.set(key, fresh);
  const [counted] = await addPoints([{ key, points: 0, expire: fresh.expire }]);
  return Object.assign(fresh, counted && { known: counted.points, expire: Number(counted.expire) });
}

/**
 * As `takePoint`, for limits of hundreds on paths that must cost nothing: counted in memory, added to the shared counters once a second.
 * In one process exactly `points` pass; with N processes each may pass what the others took within the last second besides, so at most
 * N × `points` in a window.
 * @throws DomainError too_many `<name>.too_many` with the seconds to wait
 */
export async function takeRoughPoint(limit: Limit, who: string): Promise<void> {
  const key = `${limit.name}:${who}`;
  let counter: Counter;
  try {
    counter = await counterOf(key, limit);
  } catch (error) {
    log.warn({ err: error, limit: limit.name }, "rate limit not counted");
    return;
  }
  if (counter.known + counter.taken >= limit.points) throw tooMany(limit, counter.expire - Date.now());
  counter.taken += 1;
  if (counting().isDue) return;
  counting().isDue = true;
  setTimeout(() => void writeDown(), WRITE_EVERY_MS).unref();
}
