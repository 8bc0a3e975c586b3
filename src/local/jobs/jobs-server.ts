import { Agent } from "node:http";
import pg from "pg";
import { HEARTBEAT_MS, shortenForeignLeases } from "./claim-jobs";
import { startDueCrons } from "./cron-ticks";
import { inTransaction, isDatabaseAway, openPool } from "./database";
import { releaseDebounces } from "./debounces";
import { Dispatcher } from "./dispatch";
import { createHttpServer, listenOn } from "./http-server";
import { WakeListener } from "./listen-wake";
import { Loop, type Next } from "./loop";
import { findNextMoment } from "./next-moment";
import { Registry } from "./registry";
import { endDueTimers } from "./resume-runs";
import { routeWaitingEvents } from "./route-events";
import { route } from "./routes";
import { migrateSchema } from "./schema";
import { sweep } from "./sweep";
import { loadRegistration, syncApp } from "./sync";

const POLL_MS = 5_000;
const DATABASE_RETRY_MS = 300;
const HOUR_MS = 3_600_000;

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
  const log = onlyNews(options.log ?? (() => undefined));
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
    backoffMs: options.backoffMs,
    onApplied: () => {
      dispatching.wake();
      timing.wake();
    },
    onAppAway: (reason) => {
      log(`waiting for the app: ${reason}`);
      syncing.wake();
    },
    log,
  });

  const loop = (work: (now: Date) => Promise<Next>, idleMs = POLL_MS) =>
    new Loop(() => work(new Date()), {
      idleMs,
      retryMs: DATABASE_RETRY_MS,
      onError: (error) => log(isDatabaseAway(error) ? "waiting for the database" : `error: ${(error as Error).stack}`),
    });

  // Events wait here while the app is away: its functions may be others when it comes back.
  const routing = loop(async (now) => {
    if (!dispatcher.open) return null;
    const routed = await routeWaitingEvents(pool, registry, now, log);
    if (routed === 0) return null;
    dispatching.wake();
    timing.wake();
    return "again";
  });
  const timing = loop(async (now) => {
    if (!dispatcher.open) return null;
    const next = await findNextMoment(pool);
    if (!next || next > now) return next;
    await inTransaction(pool, async (tx) => {
      await endDueTimers(tx, registry, now);
      await releaseDebounces(tx, registry, now);
      await startDueCrons(tx, registry, now);
    });
    dispatching.wake();
    return "again";
  });
  const dispatching = loop((now) => dispatcher.turn(now));
  const heartbeat = loop(async (now) => {
    await dispatcher.heartbeat(now);
    return null;
  }, HEARTBEAT_MS);
  const sweeping = loop(async (now) => {
    await sweep(pool, now);
    return null;
  }, HOUR_MS);
  const syncing = loop(async (now) => {
    const result = await syncApp(pool, registry, address, now);
    if (result.kind !== "synced")
      log(`${result.kind === "away" ? "waiting for the app" : "sync refused"}: ${result.reason}`);
    else log(`in sync with the app: ${registry.all().length} functions`);
    const wasOpen = dispatcher.open;
    dispatcher.open = result.kind === "synced" || (result.kind === "refused" && registry.fingerprint !== "");
    if (dispatcher.open && !wasOpen) wakeAll();
    const pauseMs = result.kind === "synced" ? (options.syncEveryMs ?? 5_000) : (options.syncRetryMs ?? 500);
    return new Date(Date.now() + pauseMs);
  });
  const loops = [routing, timing, dispatching, heartbeat, sweeping, syncing];
  const listener = new WakeListener(options.databaseUrl, () => wakeAll());

  function wakeAll(): void {
    for (const one of [routing, timing, dispatching]) one.wake();
  }

  const context = {
    pool,
    registry,
    eventKey: options.eventKey,
    signingKey: options.signingKey,
    graceMs,
    describeApp: () => (dispatcher.open ? "synced" : "waiting"),
    onWork: wakeAll,
  };
  const server = createHttpServer(
    (request) => route(context, request),
    (error) => log(`error: ${(error as Error).stack}`),
  );

  return {
    async listen() {
      await migrateWhenReachable(options.databaseUrl, log);
      await shortenForeignLeases(pool, graceMs, new Date());
      await loadRegistration(pool, registry);
      port = await listenOn(server, host, options.port);
      void listener.start();
      for (const one of loops) one.start();
      return port;
    },
    async close(closeGraceMs = 3_000) {
      if (closed) return;
      closed = true;
      server.close();
      const stopped = Promise.all(loops.map((one) => one.stop()));
      await dispatcher.close(closeGraceMs);
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

async function migrateWhenReachable(databaseUrl: string, log: (message: string) => void): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return await migrateSchema(client);
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      log("waiting for the database");
      await new Promise((resolve) => setTimeout(resolve, DATABASE_RETRY_MS));
    } finally {
      await client.end().catch(() => undefined);
    }
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
