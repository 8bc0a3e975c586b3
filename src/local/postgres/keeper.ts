import pg from "pg";

const APPLICATION_NAME = "household-planet keeper";

/** The driver has these two; its types do not know them yet. */
type UnrefClient = pg.Client & { ref: () => void; unref: () => void };

export interface Keeper {
  /** Resolves when the connection is gone, because it was released or because the server died. */
  closed: Promise<void>;
  release: () => Promise<void>;
}

/**
 * Holds one idle connection that tells every other process of this checkout: the server is in use. It vanishes with its
 * process, however that ends, so it can never be stale. It does not keep this process alive.
 */
export async function keepServer(adminUrl: string): Promise<Keeper> {
  const client = new pg.Client({
    connectionString: adminUrl,
    application_name: APPLICATION_NAME,
    keepAlive: true,
  }) as UnrefClient;
  const closed = new Promise<void>((resolve) => client.once("end", resolve));
  // A server that dies is reported by "end"; without a listener the error event would end this process.
  client.on("error", () => {});
  await client.connect();
  client.unref();
  const release = async () => {
    client.ref();
    await client.end().catch(() => {});
  };
  return { closed, release };
}

/** How many processes hold a keeper at this moment. Other clients, such as a forgotten psql, do not count. */
export async function countKeepers(adminUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ keepers: number }>(
      "select count(*)::int as keepers from pg_stat_activity where application_name = $1",
      [APPLICATION_NAME],
    );
    return rows[0]?.keepers ?? 0;
  } finally {
    await client.end();
  }
}
