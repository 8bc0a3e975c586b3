import type { Db } from "./database";
import { shortKey } from "./short-key";

const DAY_MS = 86_400_000;

/** True for the first caller with this key within 24 hours (Inngest's window for ids and idempotency), else false. */
export async function claimOnce(db: Db, key: string, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into jobs.once as o (key, expires_at) values ($1, $2)
     on conflict (key) do update set expires_at = excluded.expires_at where o.expires_at <= $3`,
    [shortKey(key), new Date(now.getTime() + DAY_MS), now],
  );
  return rowCount === 1;
}
