import type { Db } from "./database";
import type { JobEvent } from "./job-event";
import { type RunSummary, SUMMARY } from "./list-runs";

const MOST_RUNS = 200;

/** An event as the list shows it: `id` is the server's own, `body.id` is what functions see and runs are named after. */
export interface EventSummary {
  id: string;
  name: string;
  receivedAt: Date;
  routed: boolean;
  body: JobEvent;
  /** The functions of the runs that it started; one under way with others for a batch is not among them yet. */
  started: string[];
}

/** An event with the runs that it started, newest first, at most 200. */
export interface EventDetail extends Omit<EventSummary, "started"> {
  runs: RunSummary[];
}

/** What the names begin with, and older than which event; each may be left out. */
export interface EventFilter {
  name?: string;
  before?: string;
}

const COLUMNS = `id, name, received_at as "receivedAt", routed, body`;
/** Runs of these event ids; those of batches have an index of their own. */
const OF_EVENTS = "(event_ids[1] = any ($1) or (cardinality(event_ids) > 1 and event_ids && $1))";

/** The newest events first, at most `limit`. */
export async function listEvents(db: Db, limit: number, { name, before }: EventFilter = {}): Promise<EventSummary[]> {
  const { rows } = await db.query<Omit<EventSummary, "started">>(
    `select ${COLUMNS} from jobs.event
     where ($2::text is null or starts_with(name, $2))
       and ($3::text is null or (received_at, id) < (select received_at, id from jobs.event where id = $3))
     order by received_at desc, id desc limit $1`,
    [limit, name || null, before || null],
  );
  const started = await startedBy(
    db,
    rows.map(({ body }) => body.id),
  );
  return rows.map((event) => ({ ...event, started: started.get(event.body.id) ?? [] }));
}

async function startedBy(db: Db, eventIds: string[]): Promise<Map<string, string[]>> {
  const { rows } = await db.query<{ eventId: string; functions: string[] }>(
    `select event_id as "eventId", array_agg(distinct function_id order by function_id) as functions
     from jobs.run, unnest(event_ids) as event_id where ${OF_EVENTS} and event_id = any ($1) group by event_id`,
    [eventIds],
  );
  return new Map(rows.map(({ eventId, functions }) => [eventId, functions]));
}

/** One event by the server's id, or null when there is none. */
export async function getEvent(db: Db, id: string): Promise<EventDetail | null> {
  const { rows } = await db.query<Omit<EventDetail, "runs">>(`select ${COLUMNS} from jobs.event where id = $1`, [id]);
  const event = rows[0];
  if (!event) return null;
  const { rows: runs } = await db.query<RunSummary>(
    `select ${SUMMARY} from jobs.run where ${OF_EVENTS} order by id desc limit ${MOST_RUNS}`,
    [[event.body.id]],
  );
  return { ...event, runs };
}
