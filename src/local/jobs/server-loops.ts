import type pg from "pg";
import { releaseBatches } from "./batches";
import type { AppAddress } from "./call-app";
import { HEARTBEATS_IN_A_LEASE, LEASES_SHORTENED } from "./claim-jobs";
import { pullInCrons, startDueCrons } from "./cron-ticks";
import { inTransaction, isDatabaseAway } from "./database";
import type { DatabaseClock } from "./database-clock";
import { releaseDebounces } from "./debounces";
import type { Dispatcher } from "./dispatch";
import { Loop, type Next } from "./loop";
import { findNextMoment } from "./next-moment";
import type { Registry } from "./registry";
import { endDueTimers } from "./resume-runs";
import { routeWaitingEvents } from "./route-events";
import { endLateRuns } from "./run-deadlines";
import { type Retention, sweep } from "./sweep";
import { followRegistration, syncApp } from "./sync";

const POLL_MS = 5_000;
const DATABASE_RETRY_MS = 300;
const AT_IT_MS = 50;
const HOUR_MS = 3_600_000;

interface LoopContext {
  pool: pg.Pool;
  registry: Registry;
  dispatcher: Dispatcher;
  address: AppAddress;
  clock: DatabaseClock;
  leaseMs: number;
  retention: Retention;
  /** Pause between syncs, in ms, while the app is there and while it is not. */
  syncEveryMs: number;
  syncRetryMs: number;
  log: (message: string) => void;
}

/**
 * Everything that a server does by itself. Routing, timing and dispatching stand still while the app is away: the events
 * that wait meanwhile are for the functions it comes back with.
 */
export class ServerLoops {
  readonly routing = this.loop((now) => this.route(now));
  readonly timing = this.loop((now) => this.endWhatIsDue(now));
  readonly dispatching = this.loop((now) => this.context.dispatcher.turn(now));
  readonly syncing = this.loop((now) => this.sync(now));
  private readonly heartbeat = this.loop(async () => {
    const { pool, clock, dispatcher, leaseMs } = this.context;
    const wasSetMs = await clock.read(pool);
    await dispatcher.heartbeat(clock.now(), wasSetMs);
    return new Date(clock.now().getTime() + leaseMs / HEARTBEATS_IN_A_LEASE);
  });
  private readonly sweeping = this.loop(async (now) => {
    return (await sweep(this.context.pool, this.context.retention, now)) ? "again" : null;
  }, HOUR_MS);

  /** Why the app's functions were not taken over the last time: it is away, or one is refused. Empty when they were. */
  syncFault = "";

  constructor(private readonly context: LoopContext) {}

  start(): void {
    for (const loop of this.all()) loop.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.all().map((loop) => loop.stop()));
  }

  /** There may be new events, timers or calls, from whatever side; `what` is what another server announced. */
  wake(what?: string): void {
    if (what === LEASES_SHORTENED) this.heartbeat.wake();
    this.routing.wake();
    this.timing.wake();
    this.dispatching.wake();
  }

  private all(): Loop[] {
    return [this.routing, this.timing, this.dispatching, this.syncing, this.heartbeat, this.sweeping];
  }

  private loop(work: (now: Date) => Promise<Next>, idleMs = POLL_MS): Loop {
    const now = () => this.context.clock.now();
    return new Loop(() => work(now()), {
      now,
      idleMs,
      retryMs: DATABASE_RETRY_MS,
      onError: (error) =>
        this.context.log(isDatabaseAway(error) ? "waiting for the database" : `error: ${(error as Error).stack}`),
    });
  }

  private async route(now: Date): Promise<Next> {
    const { pool, registry, dispatcher, log } = this.context;
    if (!dispatcher.open) return null;
    const routed = await routeWaitingEvents(pool, registry, now, log);
    if (routed === 0) return null;
    this.dispatching.wake();
    this.timing.wake();
    return "again";
  }

  private async endWhatIsDue(now: Date): Promise<Next> {
    const { pool, registry, dispatcher } = this.context;
    if (!dispatcher.open) return null;
    const next = await findNextMoment(pool);
    if (!next || next > now) return next;
    const ended = await inTransaction(pool, async (tx) => {
      await followRegistration(tx, registry);
      let count = 0;
      for (const end of [endDueTimers, endLateRuns, releaseDebounces, releaseBatches, startDueCrons]) {
        count += await end(tx, registry, now);
      }
      return count;
    });
    // Another server is at it, or a wait goes on until the events before its end are routed.
    if (ended === 0) return new Date(now.getTime() + AT_IT_MS);
    this.dispatching.wake();
    return "again";
  }

  private async sync(now: Date): Promise<Next> {
    const { pool, registry, dispatcher, address, log } = this.context;
    const result = await syncApp(pool, registry, address, now);
    if (result.kind === "synced") log(`in sync with the app: ${registry.all().length} functions`);
    else log(`${result.kind === "away" ? "waiting for the app" : "sync refused"}: ${result.reason}`);
    this.syncFault = result.kind === "synced" ? "" : result.reason;
    const wasOpen = dispatcher.open;
    dispatcher.open = result.kind === "synced" || (result.kind === "refused" && registry.fingerprint !== "");
    // Other settings may let go at once what they held back.
    if (dispatcher.open && (!wasOpen || (result.kind === "synced" && result.modified))) this.wake();
    if (result.kind === "synced") await pullInCrons(pool, registry.all(), now);
    const { syncEveryMs, syncRetryMs } = this.context;
    return new Date(this.context.clock.now().getTime() + (result.kind === "synced" ? syncEveryMs : syncRetryMs));
  }
}
