import type { Db } from "./database";

/** A run as the list shows it. Times are ISO 8601 in JSON. */
export interface RunSummary {
  id: string;
  functionId: string;
  status: "Running" | "Completed" | "Failed" | "Cancelled";
  eventName: string;
  createdAt: Date;
  endedAt: Date | null;
}

/** Of which function, in which status, and older than which run; each may be left out. */
export interface RunFilter {
  functionId?: string;
  status?: string;
  before?: string;
}

/** What a run is listed by. */
export const SUMMARY = `id, function_id as "functionId", status, event_name as "eventName",
  created_at as "createdAt", ended_at as "endedAt"`;

/** The newest runs first (their ids sort by time), at most `limit`. */
export async function listRuns(db: Db, limit: number, filter: RunFilter = {}): Promise<RunSummary[]> {
  const conditions: string[] = [];
  const values: unknown[] = [limit];
  const add = (condition: string, value: string | undefined) => {
    if (!value) return;
    values.push(value);
    conditions.push(condition.replace("?", `$${values.length}`));
  };
  add("function_id = ?", filter.functionId);
  add("status = ?", filter.status);
  add("id < ?", filter.before);
  // Those under way are few and found by the index of the ended ones.
  if (filter.status === "Running") conditions.push("ended_at is null");
  const { rows } = await db.query<RunSummary>(
    `select ${SUMMARY} from jobs.run ${conditions.length > 0 ? `where ${conditions.join(" and ")}` : ""}
     order by id desc limit $1`,
    values,
  );
  return rows;
}
