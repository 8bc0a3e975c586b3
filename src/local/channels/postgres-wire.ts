import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";
import { migrateBusSchema } from "./bus-schema";
import type { Packet, Wire, WireEars, WireMaker } from "./wire";

/** A NOTIFY carries fewer than 8,000 bytes (PostgreSQL's manual, "NOTIFY"). */
const NOTIFY_BYTES = 7_999;
const RECONNECT_MS = 500;
const PATIENCE_MS = 5_000;
const SWEEP_EVERY_MS = 30_000;
/** Namespace of our session locks, "chnl" in ASCII. */
const LEADER_LOCK = 0x63686e6c;

const NOTIFY = "select pg_notify($1, payload) from unnest($2::text[]) as payload";
const STORE_AND_NOTIFY = `with parcels as (
  insert into channels.parcel (id, body) select * from unnest($3::text[], $4::text[]))
  ${NOTIFY}`;

/**
 * A wire over LISTEN/NOTIFY of one PostgreSQL database; needs a direct connection (a pooler in transaction mode drops
 * LISTEN). One connection does everything: what it cannot do, it cannot do at all, and it starts anew every half second.
 * Packets arrive at all processes in the same order. Those too long for a NOTIFY lie in `channels.parcel` for a minute.
 */
export function postgresWire(databaseUrl: string): WireMaker {
  return (appId) => new PostgresWire(databaseUrl, createHash("sha256").update(appId).digest());
}

class PostgresWire implements Wire {
  isUp = false;
  #client: pg.Client | null = null;
  /** The connection that holds the lock of the one who speaks for all. */
  #leading: pg.Client | null = null;
  #ears: WireEars | undefined;
  #closed = false;
  /** The driver takes one query at a time. */
  #busy: Promise<unknown> = Promise.resolve();
  #reconnecting: NodeJS.Timeout | undefined;
  #sweeping: NodeJS.Timeout | undefined;
  readonly #channel: string;
  readonly #lock: number;

  constructor(
    private readonly databaseUrl: string,
    app: Buffer,
  ) {
    this.#channel = `channels_${app.toString("hex", 0, 12)}`;
    this.#lock = app.readInt32BE(0);
  }

  async open(ears: WireEars): Promise<void> {
    this.#ears = ears;
    this.#sweeping = setInterval(() => void this.#sweep(), SWEEP_EVERY_MS);
    this.#sweeping.unref();
    await this.#connect();
  }

  async post(packets: Packet[]): Promise<void> {
    const [ids, bodies]: string[][] = [[], []];
    const payloads = packets.map(({ head, body }) => {
      if (Buffer.byteLength(body) + head.length + 1 <= NOTIFY_BYTES) return `${head}\n${body}`;
      const id = randomUUID();
      ids?.push(id);
      bodies?.push(body);
      return `${head}\n@${id}`;
    });
    if (ids?.length === 0) {
      await this.#query({ name: "channels-notify", text: NOTIFY, values: [this.#channel, payloads] });
    } else {
      await this.#query({ text: STORE_AND_NOTIFY, values: [this.#channel, payloads, ids, bodies] });
    }
  }

  async fetch(parcel: string): Promise<string | null> {
    const rows = await this.#query({ text: "select body from channels.parcel where id = $1", values: [parcel] });
    return (rows[0]?.body as string | undefined) ?? null;
  }

  async lead(): Promise<boolean> {
    const client = this.#client;
    if (client && this.#leading === client) return true;
    const [row] = await this.#query({
      text: "select pg_try_advisory_lock($1::int, $2::int) as leads",
      values: [LEADER_LOCK, this.#lock],
    });
    if (row?.leads === true) this.#leading = client;
    return row?.leads === true;
  }

  async resign(): Promise<void> {
    this.#leading = null;
    await this.#query({ text: "select pg_advisory_unlock($1::int, $2::int)", values: [LEADER_LOCK, this.#lock] });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.isUp = false;
    clearTimeout(this.#reconnecting);
    clearInterval(this.#sweeping);
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    // Loaded only here: a server that is alone needs no database, nor its driver.
    const { default: driver } = await import("pg");
    const client = new driver.Client({
      connectionString: this.databaseUrl,
      application_name: "channels",
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      keepAlive: true,
    });
    this.#client = client;
    client.on("error", (error) => this.#lose(client, error));
    client.on("end", () => this.#lose(client, new Error("the connection ended")));
    client.on("notification", ({ payload = "" }) => this.#hear(payload));
    try {
      await client.connect();
      await migrateBusSchema(client);
      // Nothing here must survive a crash of the database, so nothing waits for its disk.
      await client.query("set synchronous_commit = off");
      await client.query(`listen ${this.#channel}`);
      if (this.#closed || this.#client !== client) return;
      this.isUp = true;
      this.#ears?.onUp();
      void this.#sweep();
    } catch (error) {
      this.#lose(client, error as Error);
    }
  }

  #hear(payload: string): void {
    const end = payload.indexOf("\n");
    const [head, body] = [payload.slice(0, end), payload.slice(end + 1)];
    this.#ears?.onPacket(body.startsWith("@") ? { head, parcel: body.slice(1) } : { head, body });
  }

  /** A connection on which anything went wrong is not used any more: who knows what it has missed. */
  async #query(query: pg.QueryConfig): Promise<Record<string, unknown>[]> {
    const before = this.#busy;
    const rows = before.then(async () => {
      const client = this.#client;
      if (!client || !this.isUp) throw new Error("The wire is cut");
      try {
        return (await client.query(query)).rows;
      } catch (error) {
        this.#lose(client, error as Error);
        throw error;
      }
    });
    this.#busy = rows.catch(() => undefined);
    return rows;
  }

  async #sweep(): Promise<void> {
    const text = "delete from channels.parcel where sent_at < now() - interval '1 minute'";
    if (this.isUp) await this.#query({ text }).catch(() => undefined);
  }

  #lose(client: pg.Client, error: Error): void {
    if (this.#client !== client) return;
    this.#client = null;
    client.end().catch(() => undefined);
    if (this.#closed) return;
    this.isUp = false;
    this.#ears?.onDown(error.message);
    this.#reconnecting = setTimeout(() => void this.#connect(), RECONNECT_MS);
  }
}
