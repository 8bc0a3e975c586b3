import pg from "pg";

/** What a query needs: a client inside a transaction, or the pool. */
export type Db = Pick<pg.ClientBase, "query">;

const DEADLOCK = "40P01";
const TRIES_AFTER_DEADLOCK = 4;

/** A pool that survives the database going away: an idle client that breaks is dropped, the next query connects anew. */
export function openPool(databaseUrl: string, size: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: "jobs",
    max: size,
    connectionTimeoutMillis: 5_000,
  });
  // Without a listener the loss of an idle connection would end the process.
  pool.on("error", () => undefined);
  // Nor may one that is lost in the moment between the pool's own listener and that of who takes it out.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/**
 * Runs `work` in one transaction: all of it or nothing. A deadlock (two events that meet the same runs in another
 * order) is tried again, so `work` must do nothing but query. Other errors are thrown as they are.
 */
export async function inTransaction<T>(pool: pg.Pool, work: (tx: pg.PoolClient) => Promise<T>): Promise<T> {
  for (let left = TRIES_AFTER_DEADLOCK; ; left--) {
    try {
      return await once(pool, work);
    } catch (error) {
      if (left === 0 || (error as { code?: string }).code !== DEADLOCK) throw error;
    }
  }
}

async function once<T>(pool: pg.Pool, work: (tx: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on("error", onError);
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}

/**
 * True for errors that say "the database cannot be reached now" (connection refused or cut, shutting down, starting
 * up) and not "this query is wrong": SQLSTATE classes 08 and 57P, and Node's socket errors.
 */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (code && /^(08|57P|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_)/.test(code)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(message ?? "");
}

/**
 * True for errors that say "this value cannot be stored" (a NUL in a text, a number out of range, a key too long): SQLSTATE
 * classes 22 and 54. Whoever sent it is to blame, and sending it again helps nobody.
 */
export function isUnstorable(error: unknown): boolean {
  return /^(22|54)...$/.test((error as { code?: string }).code ?? "");
}
