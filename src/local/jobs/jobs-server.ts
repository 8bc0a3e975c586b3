import { Agent } from "node:http";
import pg from "pg";
import { LEASE_MS, shortenForeignLeases } from "./claim-jobs";
import { isDatabaseAway, openPool } from "./database";
import { DatabaseClock } from "./database-clock";
import { Dispatcher } from "./dispatch";
import { createHttpServer, listenOn } from "./http-server";
import { WakeListener } from "./listen-wake";
import { Registry } from "./registry";
import { route } from "./routes";
import { migrateSchema } from "./schema";
import { ServerLoops } from "./server-loops";
import { DEFAULT_RETENTION, type Retention } from "./sweep";
import { followRegistration } from "./sync";

const DATABASE_RETRY_MS = 300;

export interface JobsServerOptions {
  host?: string;
  /** 0 takes a free port. */
  port: number;
  databaseUrl: string;
  eventKey: string;
  signingKey: string;
  /** The app's endpoint, e.g. `http://127.0.0.1:3000/api/inngest`. */
  appUrl: string;
  /** The most calls of the app at a time. */
  capacity?: number;
  /** Pause between syncs, in ms, while the app is there and while it is not. */
  syncEveryMs?: number;
  syncRetryMs?: number;
  /** How long a predecessor's calls are left to finish after a start, in ms. */
  graceMs?: number;
  /** How long a call belongs to a server that has died, in ms; at most 25 s, so that a heartbeat is in it. */
  leaseMs?: number;
  /** How long events and ended runs are kept. */
  retention?: Retention;
  /** Waiting time before the attempt after this one (0-based), in ms; Inngest's table if not given. */
  backoffMs?: (attempt: number) => number;
  log?: (message: string) => void;
}

export interface JobsServer {
  /** Migrates, starts all loops and listens; returns the port. */
  listen(): Promise<number>;
  /** Takes no more work, waits up to `graceMs` for calls under way and leaves the rest to its successor. */
  close(graceMs?: number): Promise<void>;
  /** The base URL for `INNGEST_BASE_URL`, once it listens. */
  readonly url: string;
}

/**
 * A server that speaks Inngest's protocol for one app, with its state in the schema `jobs` of a Postgres database. What
 * it has answered 200 for survives a crash of the server, the app or the database; steps run at least once, and their
 * results are taken once. It does not call the app before a sync has succeeded.
 */
export function createJobsServer(options: JobsServerOptions): JobsServer {
  const host = options.host ?? "127.0.0.1";
  const graceMs = options.graceMs ?? 6_000;
  const leaseMs = options.leaseMs ?? LEASE_MS;
  const log = onlyNews(options.log ?? (() => undefined));
  const clock = new DatabaseClock();
  const pool = openPool(options.databaseUrl, 12);
  const registry = new Registry();
  const agent = new Agent({ keepAlive: true });
  const address = { appUrl: options.appUrl, signingKey: options.signingKey, agent };
  let port = options.port;
  let closed = false;

  const dispatcher = new Dispatcher({
    pool,
    registry,
    address,
    capacity: options.capacity ?? 24,
    clock,
    leaseMs,
    backoffMs: options.backoffMs,
    onApplied: () => {
      loops.dispatching.wake();
      loops.timing.wake();
    },
    onAppAway: (reason) => {
      log(`waiting for the app: ${reason}`);
      loops.syncing.wake();
    },
    log,
  });

  const loops = new ServerLoops({
    pool,
    registry,
    dispatcher,
    address,
    clock,
    leaseMs,
    retention: options.retention ?? DEFAULT_RETENTION,
    syncEveryMs: options.syncEveryMs ?? 5_000,
    syncRetryMs: options.syncRetryMs ?? 500,
    log,
  });
  const listener = new WakeListener(options.databaseUrl, (what) => loops.wake(what));

  const context = {
    pool,
    registry,
    eventKey: options.eventKey,
    signingKey: options.signingKey,
    graceMs,
    clock,
    describeApp: () => (dispatcher.open ? "synced" : "waiting"),
    findSyncFault: () => loops.syncFault,
    onWork: () => loops.wake(),
  };
  const server = createHttpServer(
    (request) => route(context, request),
    (error) => log(`error: ${(error as Error).stack}`),
  );

  return {
    async listen() {
      await whenReachable(log, async () => {
        await migrate(options.databaseUrl);
        await clock.read(pool);
        await shortenForeignLeases(pool, graceMs, clock.now());
        await followRegistration(pool, registry);
      });
      port = await listenOn(server, host, options.port);
      void listener.start();
      loops.start();
      return port;
    },
    async close(closeGraceMs = 3_000) {
      if (closed) return;
      closed = true;
      const stopped = loops.stop();
      // It still listens meanwhile: calls under way report their steps to it.
      await dispatcher.close(closeGraceMs);
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await stopped;
      await listener.close();
      await pool.end();
    },
    get url() {
      return `http://${host}:${port}`;
    },
  };
}

/** All of the work, from its beginning as often as the database goes away under it. */
async function whenReachable(log: (message: string) => void, work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      log("waiting for the database");
      await new Promise((resolve) => setTimeout(resolve, DATABASE_RETRY_MS));
    }
  }
}

async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await migrateSchema(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The loops try every few hundred milliseconds: the same message again is no news. */
function onlyNews(log: (message: string) => void): (message: string) => void {
  let last = "";
  return (message) => {
    if (message === last) return;
    last = message;
    log(message);
  };
}
