import { pool } from "./db";

/**
 * Counts one more try of something that must not be guessed, over all app processes, and tells how many there were since the first
 * of the span, this one included: two at once never get the same number. Unlike a rate limit it does not let through what it
 * cannot count: it throws.
 * @param what names the guarded thing; `who` tries it
 */
export async function countTry(what: string, who: string, perMs: number, now: Date): Promise<number> {
  const { rows } = await pool().query<{ points: number }>(
    `INSERT INTO rate_limit (key, points, expire) VALUES ($1, 1, $3)
     ON CONFLICT (key) DO UPDATE SET
       points = CASE WHEN rate_limit.expire <= $2 THEN 1 ELSE rate_limit.points + 1 END,
       expire = CASE WHEN rate_limit.expire <= $2 THEN $3 ELSE rate_limit.expire END
     RETURNING points`,
    [`${what}:${who}`, now.getTime(), now.getTime() + perMs],
  );
  if (!rows[0]) throw new Error("A try was not counted");
  return rows[0].points;
}

/** Takes one counted try back: it was a right one. */
export async function forgiveTry(what: string, who: string): Promise<void> {
  await pool().query("UPDATE rate_limit SET points = GREATEST(points - 1, 0) WHERE key = $1", [`${what}:${who}`]);
}
