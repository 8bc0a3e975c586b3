import pg from "pg";

const RECONNECT_MS = 500;

/** A connection that calls `onWake` whenever any server of this database announces something. It reconnects by itself. */
export class WakeListener {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly onWake: (what: string) => void,
  ) {}

  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: "jobs",
      connectionTimeoutMillis: 5_000,
    });
    this.client = client;
    client.on("notification", ({ payload }) => this.onWake(payload ?? ""));
    client.on("error", () => this.restartLater(client));
    try {
      await client.connect();
      await client.query("listen jobs_wake");
      this.onWake("connected");
    } catch {
      // Polling goes on meanwhile; the loops report a database that is away.
      this.restartLater(client);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private restartLater(broken: pg.Client): void {
    if (this.closed || this.client !== broken) return;
    broken.end().catch(() => undefined);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.start(), RECONNECT_MS);
  }
}
