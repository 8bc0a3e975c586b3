import { randomBytes } from "node:crypto";
import type pg from "pg";
import { INTERNAL_PREFIX } from "./announce-event";
import { type Db, inTransaction } from "./database";
import { idsFromSeed } from "./event-ids";
import type { JobEvent } from "./job-event";
import { DEEPEST_JSON, depthOfJson } from "./json-depth";
import { shortKey } from "./short-key";
import { withoutHalves } from "./storable-text";

/** Limits of the real server (INNGEST.md b.3). */
const MOST_EVENTS = 5_000;
const MOST_EVENT_BYTES = 512 * 1024;
const LONGEST_NAME = 512;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for; Postgres refuses a NUL in text.
const CONTROL_CHARACTER = /[\u0000-\u001f]/;
const DAY_MS = 86_400_000;
const FIRST_TS = Date.UTC(1980, 0);
const LAST_TS = Date.UTC(2100, 0);

/** A request to the events API that is not taken; nothing of it was stored. `status` is the HTTP status. */
export class EventsRefused extends Error {
  constructor(
    readonly status: 400 | 413,
    message: string,
  ) {
    super(message);
    this.name = "EventsRefused";
  }
}

/** 0 stands for "now". The bounds are the real server's (inngest pkg/event). */
function isMoment(ts: number): boolean {
  return ts === 0 || (ts >= FIRST_TS && ts <= LAST_TS);
}

interface SentEvent extends JobEvent {
  /** True when the sender gave the id, which then counts once in 24 hours. */
  named: boolean;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function writeEvent(raw: object): Buffer {
  try {
    return Buffer.from(JSON.stringify(raw));
  } catch {
    throw new EventsRefused(400, "an event is nested too deep to be written");
  }
}

function readEvent(raw: unknown, internalId: string, now: Date): SentEvent {
  if (!isRecord(raw)) throw new EventsRefused(400, "an event must be an object");
  const { name, id, data, ts, user, v } = raw;
  if (typeof name !== "string" || name === "") throw new EventsRefused(400, "an event needs a name");
  if (CONTROL_CHARACTER.test(name) || (typeof id === "string" && CONTROL_CHARACTER.test(id))) {
    throw new EventsRefused(400, "an event name or id holds a control character");
  }
  if (name.toLowerCase().startsWith(INTERNAL_PREFIX)) {
    throw new EventsRefused(400, `the event name ${name} is reserved: ${INTERNAL_PREFIX} is the server's own`);
  }
  if (name.length > LONGEST_NAME) throw new EventsRefused(400, `the event name is over ${LONGEST_NAME} characters`);
  const bytes = writeEvent(raw);
  if (bytes.length > MOST_EVENT_BYTES) {
    throw new EventsRefused(413, `the event ${name} is over ${MOST_EVENT_BYTES} bytes`);
  }
  if (depthOfJson(bytes) > DEEPEST_JSON) throw new EventsRefused(400, `${name} is nested over ${DEEPEST_JSON} levels`);
  if (data != null && !isRecord(data)) throw new EventsRefused(400, `the data of ${name} must be an object`);
  if (id != null && typeof id !== "string") throw new EventsRefused(400, `the id of ${name} must be text`);
  if (ts != null && !(typeof ts === "number" && Number.isInteger(ts) && isMoment(ts))) {
    throw new EventsRefused(400, `the ts of ${name} must be whole ms between 1980 and 2100`);
  }
  return {
    id: withoutHalves(id ?? "") || internalId,
    name: withoutHalves(name),
    data: data ?? {},
    ts: typeof ts === "number" && ts !== 0 ? ts : now.getTime(),
    user: isRecord(user) ? user : {},
    ...(typeof v === "string" && { v }),
    named: Boolean(id),
  };
}

/** Of the events with an id of their sender's, those that came for the first time within 24 hours. */
async function claimNames(tx: Db, keys: string[], now: Date): Promise<Set<string>> {
  const { rows } = await tx.query<{ key: string }>(
    `insert into jobs.once as o (key, expires_at) select key, $2 from unnest($1::text[]) as key order by key
     on conflict (key) do update set expires_at = excluded.expires_at where o.expires_at <= $3 returning key`,
    [[...new Set(keys)], new Date(now.getTime() + DAY_MS), now],
  );
  return new Set(rows.map((row) => row.key));
}

/**
 * Accepts the body of `POST /e/:key` (one event or an array) and returns one id per event, in order. When it returns,
 * the events are stored and survive a crash; what they start follows. A repeated request (same seed) and an event whose
 * id was seen within 24 hours get their answer and have no further effect. Throws EventsRefused.
 */
export async function acceptEvents(
  pool: pg.Pool,
  body: unknown,
  seed: string | undefined,
  now: Date,
): Promise<string[]> {
  const raw = Array.isArray(body) ? body : [body];
  if (raw.length > MOST_EVENTS) throw new EventsRefused(413, `over ${MOST_EVENTS} events in one request`);
  const ids =
    idsFromSeed(seed, raw.length) ??
    idsFromSeed(`${now.getTime()},${randomBytes(10).toString("base64")}`, raw.length) ??
    [];
  const events = raw.map((one, index) => readEvent(one, ids[index] ?? "", now));
  const keyOf = (event: SentEvent) => shortKey(`event:${event.name}:${event.id}`);

  await inTransaction(pool, async (tx) => {
    const fresh = await claimNames(tx, events.filter((event) => event.named).map(keyOf), now);
    const kept = events.flatMap(({ named, ...event }, index) => {
      // Taken out of the set at once, so that a second event with this id in the same request is not kept either.
      return !named || fresh.delete(keyOf({ named, ...event })) ? [{ id: ids[index], event }] : [];
    });
    await tx.query(
      `insert into jobs.event (id, name, body, received_at, routed)
       select id, name, body::json, $4, false from unnest($1::text[], $2::text[], $3::text[]) as e (id, name, body)
       on conflict (id) do nothing`,
      [
        kept.map(({ id }) => id),
        kept.map(({ event }) => event.name),
        kept.map(({ event }) => JSON.stringify(event)),
        now,
      ],
    );
    await tx.query("select pg_notify('jobs_wake', 'events')");
  });
  return ids;
}
