import { Prisma } from "@/generated/prisma/client";
import { db, type Tx } from "./db";
import { newId } from "./id";
import { inngest } from "./jobs";
import { log } from "./log";
import { SECOND_MS } from "./time";

/** An event as `defineEvent(...).create(data)` makes it. */
export type Announcement = { name: string; data?: Record<string, unknown> };

// Between two tries of the same event: doubled from 1 s, at most a minute, so that a queue that comes back is found soon.
const MAX_PAUSE_SECONDS = 60;
const BATCH = 100;
// Messages of a busy chat leave in one request instead of one each.
const GATHER_MS = 100;

/**
 * Writes an event beside the change that makes it true, in the same transaction: it is relayed to Inngest afterwards, never
 * lost, never told of a change that was rolled back (QUALITY.md R7). Call `relaySoon()` after the commit.
 * @returns the event's id, which is also its id at Inngest
 */
export async function announce(tx: Tx, event: Announcement): Promise<string> {
  const id = newId("evt");
  await tx.outboxEvent.create({ data: { id, name: event.name, data: (event.data ?? {}) as object } });
  return id;
}

/**
 * As `announce`, for several events and as a part of a larger statement: the INSERT of their rows.
 * @param when of that statement, for its FROM: a CTE that has a row when the change happens and none when it does not, and in a WHERE
 *   which of them is an event's; the event is called `event`
 */
export function announcing(events: Announcement[], when: Prisma.Sql): Prisma.Sql {
  const rows = events.map(({ name, data = {} }) => ({ id: newId("evt"), name, data }));
  return Prisma.sql`INSERT INTO outbox_event (id, name, data)
    SELECT event.id, event.name, event.data
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS event(id text, name text, data jsonb), ${when}`;
}

type Due = { id: string; name: string; data: Record<string, unknown>; created_at: Date };

/**
 * Sends what stands in the outbox to Inngest, oldest first, until nothing is due. Several relays at once share the work;
 * a row that is sent twice (a crash between sending and noting it) has the same id and starts nothing twice.
 * @returns how many were relayed; 0 also when Inngest is away, then they are due again later
 */
export async function relayOutbox(now = new Date()): Promise<number> {
  let relayed = 0;
  for (;;) {
    const sent = await relayBatch(now);
    relayed += sent;
    if (sent < BATCH) return relayed;
  }
}

async function relayBatch(now: Date): Promise<number> {
  // The pause is taken before sending: another relay does not take the rows, and a crash leaves them due again.
  const due = await db.$queryRaw<Due[]>`
    UPDATE outbox_event SET attempts = attempts + 1,
      next_attempt_at = ${now}::timestamptz + make_interval(secs => least(${MAX_PAUSE_SECONDS}, 5 + power(2, attempts)))
    WHERE id IN (
      SELECT id FROM outbox_event WHERE relayed_at IS NULL AND next_attempt_at <= ${now}
      ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING id, name, data, created_at`;
  if (due.length === 0) return 0;
  const ids = due.map((row) => row.id);
  try {
    await inngest.send(
      due.map((row) => ({ id: row.id, name: row.name, data: row.data, ts: row.created_at.getTime() })),
    );
  } catch (error) {
    log.warn({ err: error, events: due.length }, "events not relayed, kept in the outbox");
    await db.outboxEvent.updateMany({ where: { id: { in: ids } }, data: { lastError: String(error) } });
    return 0;
  }
  await db.outboxEvent.updateMany({ where: { id: { in: ids } }, data: { relayedAt: new Date(), lastError: null } });
  return due.length;
}

/** What one process knows of its relay: Next loads this module once per bundle, the relay must be one. */
type Relay = { running: boolean; again: boolean; unread: boolean; soon?: NodeJS.Timeout; keeper?: NodeJS.Timeout };

const shared = globalThis as typeof globalThis & { householdPlanetRelay?: Relay };

function relay(): Relay {
  shared.householdPlanetRelay ??= { running: false, again: false, unread: false };
  return shared.householdPlanetRelay;
}

async function relayOnce(state: Relay): Promise<void> {
  state.soon = undefined;
  if (state.running) {
    state.again = true;
    return;
  }
  state.running = true;
  state.again = false;
  try {
    await relayOutbox();
    state.unread = false;
  } catch (error) {
    // Said once while the database is away, not every second.
    if (!state.unread) log.warn({ err: error }, "outbox not read; trying again every second");
    state.unread = true;
  }
  state.running = false;
  if (state.again) relaySoon();
}

/**
 * Relays within a tenth of a second, together with whatever else is announced until then, and returns at once. Never throws.
 */
export function relaySoon(): void {
  const state = relay();
  state.soon ??= setTimeout(() => void relayOnce(state), GATHER_MS).unref();
}

/** Looks after the outbox every second for as long as the process lives; called once at boot. */
export function keepRelaying(): void {
  const state = relay();
  state.keeper ??= setInterval(relaySoon, SECOND_MS).unref();
}
