import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import pg from "pg";
import { vi } from "vitest";
import { getRun, type RunDetail } from "./get-run";
import { createJobsServer, type JobsServer, type JobsServerOptions } from "./jobs-server";
import { listRuns, type RunSummary } from "./list-runs";

/** Long enough for a busy machine: a test fails by what happens, not by how fast. */
export const WAIT_MS = 25_000;
vi.setConfig({ testTimeout: 2 * WAIT_MS });

export const EVENT_KEY = "trial-event-key";
export const SIGNING_KEY = "signkey-test-00112233445566778899aabbccddeeff";
const silent = { info() {}, warn() {}, error() {}, debug() {} };

type Functions = (client: Inngest) => InngestFunction.Any[];

/**
 * For tests: the unmodified SDK in cloud mode behind a real HTTP server, and a jobs server on the test's database. The
 * app can be changed (`serve`), the server ended and started again (`restart`); `close` ends both.
 */
export class Trial {
  jobs!: JobsServer;
  client!: Inngest;
  readonly logged: string[] = [];
  readonly database = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
  private app!: Server;
  private port = 0;
  private handler: (request: never, response: never) => unknown = () => undefined;

  private constructor(private readonly options: Partial<JobsServerOptions>) {}

  static async start(functions: Functions, options: Partial<JobsServerOptions> = {}): Promise<Trial> {
    const trial = new Trial(options);
    await trial.database.query("drop schema if exists jobs cascade");
    trial.app = createServer((request, response) => trial.handler(request as never, response as never));
    await trial.startApp();
    trial.jobs = trial.createServer();
    await trial.jobs.listen();
    trial.client = trial.createClient();
    trial.serve(functions);
    await trial.synced();
    return trial;
  }

  get appUrl(): string {
    return `http://127.0.0.1:${(this.app.address() as AddressInfo).port}/api/inngest`;
  }

  createServer(overrides: Partial<JobsServerOptions> = {}): JobsServer {
    return createJobsServer({
      port: 0,
      databaseUrl: process.env.DATABASE_URL ?? "",
      eventKey: EVENT_KEY,
      signingKey: SIGNING_KEY,
      appUrl: this.appUrl,
      syncEveryMs: 200,
      syncRetryMs: 20,
      graceMs: 300,
      backoffMs: () => 20,
      log: (message) => this.logged.push(message),
      ...this.options,
      ...overrides,
    });
  }

  createClient(overrides: { signingKey?: string; eventKey?: string } = {}): Inngest {
    return new Inngest({
      id: "shop",
      baseUrl: this.jobs.url,
      isDev: false,
      eventKey: EVENT_KEY,
      signingKey: SIGNING_KEY,
      logger: silent,
      ...overrides,
    });
  }

  /** What the app has from now on. */
  serve(functions: Functions, client = this.client): void {
    this.handler = serve({ client, functions: functions(client) });
  }

  /** Resolves when the server has taken over the app's present functions. */
  async synced(): Promise<void> {
    await vi.waitFor(async () => {
      const response = await fetch(`${this.jobs.url}/health`);
      const { app } = (await response.json()) as { app: string };
      if (app !== "synced") throw new Error(`not synced: ${this.logged.join("; ")}`);
    }, WAIT_MS);
  }

  /** Breaks every connection to the app, as its death would, while the app goes on to listen. */
  cutConnections(): void {
    this.app.closeAllConnections();
  }

  async stopApp(): Promise<void> {
    this.port = (this.app.address() as AddressInfo).port;
    this.app.closeAllConnections();
    await new Promise((resolve) => this.app.close(resolve));
  }

  startApp(): Promise<void> {
    return new Promise((resolve) => this.app.listen(this.port, "127.0.0.1", resolve));
  }

  /** Ends the server as a crash would, with everything under way left as it is, and starts another one on its port. */
  async crashAndRestart(): Promise<void> {
    const port = Number(new URL(this.jobs.url).port);
    await this.jobs.close(0);
    this.jobs = this.createServer({ port });
    await this.jobs.listen();
  }

  runs(functionId?: string): Promise<RunSummary[]> {
    return listRuns(this.database, 1_000, { functionId: functionId && `shop-${functionId}` });
  }

  /** Resolves with the only run of a function once it has ended with this status. */
  async ended(functionId: string, status: RunSummary["status"] = "Completed", timeoutMs = WAIT_MS): Promise<RunDetail> {
    return vi.waitFor(
      async () => {
        const runs = await this.runs(functionId);
        const run = runs.length === 1 && runs[0] ? await getRun(this.database, runs[0].id) : null;
        if (run?.status !== status) throw new Error(`${runs.length} runs of ${functionId}: ${JSON.stringify(run)}`);
        return run;
      },
      { timeout: timeoutMs, interval: 10 },
    );
  }

  /** Resolves when every accepted event has done what it does, and no run can come of them any more. */
  async settled(): Promise<void> {
    await vi.waitFor(
      async () => {
        const { rows } = await this.database.query<{ left: string }>(
          "select (select count(*) from jobs.event where not routed) + (select count(*) from jobs.job) as left",
        );
        if (rows[0]?.left !== "0") throw new Error("there is work left");
      },
      { timeout: WAIT_MS, interval: 10 },
    );
  }

  async close(): Promise<void> {
    await this.jobs?.close(0);
    this.app.closeAllConnections();
    this.app.close();
    await this.database.end();
  }
}
