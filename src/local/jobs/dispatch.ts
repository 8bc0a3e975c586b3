import { setMaxListeners } from "node:events";
import { setTimeout } from "node:timers/promises";
import { type ApplyContext, applyResponse } from "./apply-response";
import { buildCall } from "./build-call";
import { type AppAddress, type CallResult, callApp } from "./call-app";
import { claimJobs, cutLongLeases, findNextDue, type Job, prolongLeases } from "./claim-jobs";
import { isDatabaseAway } from "./database";
import type { DatabaseClock } from "./database-clock";
import type { Next } from "./loop";
import { noteStart } from "./run-deadlines";

const DATABASE_RETRY_MS = 300;

interface DispatchOptions extends ApplyContext {
  address: AppAddress;
  /** The most calls of the app at a time. */
  capacity: number;
  clock: DatabaseClock;
  leaseMs: number;
  /** Called when the app turned out not to be there: nothing is dispatched until it has synced again. */
  onAppAway: (reason: string) => void;
  /** Called whenever an answer was applied: there may be something to do for every loop. */
  onApplied: () => void;
  log: (message: string) => void;
}

/** Takes due calls from the queue, makes them, and applies their answers; as many at a time as its capacity allows. */
export class Dispatcher {
  private readonly underWay = new Map<string, { job: Job; done: Promise<void> }>();
  private readonly aborted = new AbortController();
  /** Set by the sync: the app is there and has told its functions. */
  open = false;
  /** When the last heartbeat went through, and until when others get the time for theirs; both monotonic, in ms. */
  private beatAtMs = Number.POSITIVE_INFINITY;
  private patientUntilMs = 0;

  constructor(private readonly options: DispatchOptions) {
    // One listener per call under way, which is no leak.
    setMaxListeners(0, this.aborted.signal);
  }

  /** One turn: claims what is due and free, starts it, and tells when to look again. */
  async turn(now: Date): Promise<Next> {
    if (!this.open) return null;
    const limit = this.options.capacity - this.underWay.size;
    if (limit <= 0) return null;
    const { pool, registry, leaseMs } = this.options;
    const claim = { now, limit, underWay: [...this.underWay.keys()], takesOver: !this.isPatient(), leaseMs };
    const jobs = await claimJobs(pool, registry, claim);
    for (const job of jobs) {
      const done = this.run(job)
        // Left to its lease: whatever went wrong here, the call is taken again when it has run out.
        .catch((error: Error) => this.options.log(`run ${job.runId}: ${error.stack}`))
        .finally(() => {
          this.underWay.delete(job.id);
          this.options.onApplied();
        });
      this.underWay.set(job.id, { job, done });
    }
    return jobs.length === limit ? "again" : findNextDue(pool, now);
  }

  /** Keeps the calls under way ours; to be called several times within a lease, with how far the clock was set since. */
  async heartbeat(now: Date, clockWasSetMs: number): Promise<void> {
    const { pool, leaseMs } = this.options;
    if (this.isOverdue() || Math.abs(clockWasSetMs) > leaseMs / 4)
      this.patientUntilMs = performance.now() + leaseMs / 2;
    const jobs = [...this.underWay.values()].map(({ job }) => job);
    if (jobs.length > 0) await prolongLeases(pool, jobs, now, leaseMs);
    await cutLongLeases(pool, now, leaseMs);
    this.beatAtMs = performance.now();
  }

  /**
   * While the database was away, or when its clock was set forth, the leases of all servers ran out: each takes nothing over
   * from others until they had the time to prolong theirs.
   */
  private isPatient(): boolean {
    return performance.now() < this.patientUntilMs || this.isOverdue();
  }

  private isOverdue(): boolean {
    return performance.now() - this.beatAtMs > this.options.leaseMs / 2;
  }

  /** Waits up to `graceMs` for calls under way; what is not done then is left to its lease, as after a crash. */
  async close(graceMs: number): Promise<void> {
    this.open = false;
    const until = performance.now() + graceMs;
    // A turn that was claiming when this began may still add calls: they are waited for as well.
    while (this.underWay.size > 0 && performance.now() < until) {
      await Promise.race([...this.calls(), setTimeout(until - performance.now(), undefined, { ref: false })]);
    }
    this.aborted.abort();
    await Promise.all(this.calls());
  }

  private calls(): Array<Promise<void>> {
    return [...this.underWay.values()].map(({ done }) => done);
  }

  private async run(job: Job): Promise<void> {
    const { pool, registry, address, clock } = this.options;
    const fn = registry.get(job.functionId);
    await this.whileDatabaseIsAway(() => noteStart(pool, fn, job.runId, clock.now()));
    const call = await this.whileDatabaseIsAway(() => buildCall(pool, job, fn?.maxAttempts, clock.now()));
    if (!call) return;
    const result = await callApp(address, call, this.aborted.signal, new Date());
    if (this.aborted.signal.aborted) return;
    if (result.kind === "unreachable" || result.kind === "lost") {
      this.open = false;
      this.options.onAppAway(result.reason);
    }
    await this.apply(job, result);
  }

  private async apply(job: Job, result: CallResult): Promise<void> {
    const { clock } = this.options;
    try {
      await this.whileDatabaseIsAway(() => applyResponse(this.options, job, result, clock.now()));
    } catch (error) {
      // An answer that cannot be stored must not come back for ever: it counts as a failed attempt.
      const reason = `the answer could not be applied: ${(error as Error).message}`;
      this.options.log(`run ${job.runId}: ${reason}`);
      await this.whileDatabaseIsAway(() => applyResponse(this.options, job, { kind: "garbled", reason }, clock.now()));
    }
  }

  /** An answer in hand is worth keeping: what the app did is not to be done again because the database was away. */
  private async whileDatabaseIsAway<T>(work: () => Promise<T>): Promise<T | undefined> {
    while (!this.aborted.signal.aborted) {
      try {
        return await work();
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
        await setTimeout(DATABASE_RETRY_MS);
      }
    }
    return undefined;
  }
}
