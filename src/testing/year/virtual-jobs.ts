import { Cron } from "croner";
import { NonRetriableError, RetryAfterError } from "inngest";
import { isTrue } from "@/local/jobs/expressions";

/** An event as the outbox holds it. */
export type VirtualEvent = { id: string; name: string; data: Record<string, unknown>; ts: number };

type Trigger = { event?: string | { name: string }; cron?: string; if?: string } | { name: string };
type Options = {
  id: string;
  triggers?: Trigger[];
  cancelOn?: { event: string | { name: string }; if?: string }[];
  debounce?: { key?: string; period: string };
  onFailure?: unknown;
};
type Handler = (context: object) => unknown;

/** One of the product's functions, as `inngest.createFunction` made it. */
export type VirtualFunction = { opts: Options; fn: Handler };

type Wait = { wake: (value: unknown) => void; event?: { name: string; if?: string } };
type Run = { id: string; fn: VirtualFunction; event: VirtualEvent; waits: Set<Wait>; cancelled: boolean };
type Timer = { at: number; order: number; ring: () => void };

const DEBOUNCE_MS = 1_000;
const MOST_TRIES = 25;
const JOBS_APP_ID = "household-planet";

class Cancelled extends Error {}

const nameOf = (event: string | { name: string }) => (typeof event === "string" ? event : event.name);
const momentOf = (at: Date | string | number, now: number): number =>
  typeof at === "number" ? now + at : new Date(at).getTime();

/**
 * Runs the product's own jobs in a time that the test sets: as the jobs service does, without its network. Steps run once and in order,
 * waits end in the order of their moments, events start, wake and cancel runs; what a step refuses for now is tried again when it says
 * so. Nothing here knows what the jobs are about.
 */
export class VirtualJobs {
  private readonly timers: Timer[] = [];
  private readonly runs = new Set<Run>();
  private readonly debounced = new Map<string, { ring: () => void }>();
  private working = 0;
  private idle: (() => void)[] = [];
  private order = 0;
  /** Runs that failed for good, with why; a test expects none. */
  readonly failures: string[] = [];

  /**
   * @param setClock makes `Date` show this moment
   * @param takeEvents what was announced since it was last asked
   */
  constructor(
    private readonly functions: VirtualFunction[],
    private now: number,
    private readonly setClock: (at: Date) => void,
    private readonly takeEvents: () => Promise<VirtualEvent[]>,
  ) {
    for (const fn of functions)
      for (const trigger of fn.opts.triggers ?? [])
        if ("cron" in trigger && trigger.cron) this.schedule(fn, trigger.cron);
  }

  /** Does `work` at this moment, after everything that was due before it. */
  async at(moment: Date, work: () => Promise<unknown>): Promise<void> {
    await this.advanceTo(moment);
    await work();
    await this.settle();
  }

  /** Lets everything happen that is due until then, each at its own moment. */
  async advanceTo(moment: Date): Promise<void> {
    await this.settle();
    for (let next = this.next(moment.getTime()); next; next = this.next(moment.getTime())) {
      this.show(next.at);
      next.ring();
      await this.settle();
    }
    this.show(moment.getTime());
  }

  private show(at: number): void {
    this.now = Math.max(this.now, at);
    this.setClock(new Date(this.now));
  }

  private next(until: number): Timer | null {
    let first = -1;
    for (const [index, timer] of this.timers.entries()) {
      const best = this.timers[first];
      if (!best || timer.at < best.at || (timer.at === best.at && timer.order < best.order)) first = index;
    }
    const timer = this.timers[first];
    if (!timer || timer.at > until) return null;
    this.timers.splice(first, 1);
    return timer;
  }

  private ringAt(at: number, ring: () => void): void {
    this.timers.push({ at, order: this.order++, ring });
  }

  private async settle(): Promise<void> {
    for (;;) {
      if (this.working > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
      const events = await this.takeEvents();
      if (events.length === 0 && this.working === 0) return;
      for (const event of events) this.hear({ ...event, ts: this.now });
    }
  }

  private hear(event: VirtualEvent): void {
    for (const run of [...this.runs]) {
      const scope = { event: run.event, async: event };
      const isHit = ({ event: name, if: only }: { event: string | { name: string }; if?: string }) =>
        nameOf(name) === event.name && (!only || isTrue(only, scope));
      if (run.fn.opts.cancelOn?.some(isHit)) this.cancel(run);
      else
        for (const wait of [...run.waits])
          if (wait.event && isHit({ event: wait.event.name, if: wait.event.if })) wait.wake(event);
    }
    for (const fn of this.functions)
      for (const trigger of fn.opts.triggers ?? []) {
        const name = "name" in trigger ? trigger.name : trigger.event && nameOf(trigger.event);
        const only = "if" in trigger ? trigger.if : undefined;
        if (name === event.name && (!only || isTrue(only, { event }))) this.trigger(fn, event);
      }
  }

  private trigger(fn: VirtualFunction, event: VirtualEvent): void {
    const { debounce } = fn.opts;
    if (!debounce) {
      this.start(fn, event);
      return;
    }
    const key = `${fn.opts.id} ${debounce.key ? String(event.data[debounce.key.split(".").at(-1) ?? ""]) : ""}`;
    const mine = { ring: () => {} };
    mine.ring = () => {
      if (this.debounced.get(key) === mine) this.start(fn, event);
    };
    this.debounced.set(key, mine);
    this.ringAt(this.now + DEBOUNCE_MS, mine.ring);
  }

  private schedule(fn: VirtualFunction, cron: string): void {
    const [, zone, pattern] = /^(?:TZ=(\S+) )?(.*)$/.exec(cron) ?? [];
    const at = new Cron(pattern ?? cron, { timezone: zone ?? "UTC" }).nextRun(new Date(this.now))?.getTime();
    if (at === undefined) return;
    this.ringAt(at, () => {
      this.start(fn, { id: `cron-${at}`, name: "inngest/scheduled.timer", data: { cron }, ts: at });
      this.schedule(fn, cron);
    });
  }

  private start(fn: VirtualFunction, event: VirtualEvent): void {
    const run: Run = { id: `run-${this.order++}`, fn, event, waits: new Set(), cancelled: false };
    this.runs.add(run);
    this.working += 1;
    const step = this.toolsOf(run);
    void Promise.resolve()
      .then(() => fn.fn({ event, events: [event], step, runId: run.id, attempt: 0 }))
      .catch((error: unknown) => {
        if (!(error instanceof Cancelled)) this.failures.push(`${fn.opts.id}: ${String(error)}`);
      })
      .finally(() => {
        this.runs.delete(run);
        this.rest();
      });
  }

  private cancel(run: Run): void {
    run.cancelled = true;
    this.runs.delete(run);
    for (const wait of [...run.waits]) wait.wake(null);
    const data = { function_id: `${JOBS_APP_ID}-${run.fn.opts.id}`, run_id: run.id, event: run.event };
    this.hear({ id: `cancelled-${run.id}`, name: "inngest/function.cancelled", data, ts: this.now });
  }

  /** One less is at work; when nobody is, time may go on. */
  private rest(): void {
    this.working -= 1;
    if (this.working > 0) return;
    for (const resolve of this.idle.splice(0)) resolve();
  }

  private pause(run: Run, at: number, event?: Wait["event"]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const wait: Wait = {
        event,
        wake: (value) => {
          if (!run.waits.delete(wait)) return;
          this.working += 1;
          if (run.cancelled) reject(new Cancelled());
          else resolve(value);
        },
      };
      run.waits.add(wait);
      this.ringAt(Math.max(at, this.now), () => wait.wake(null));
      this.rest();
    });
  }

  private toolsOf(run: Run) {
    const inJson = (value: unknown) => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
    return {
      run: async (_id: string, work: () => unknown) => {
        for (let tries = 1; ; tries++) {
          try {
            return inJson(await work());
          } catch (error) {
            if (error instanceof NonRetriableError || tries >= MOST_TRIES) throw error;
            const named = error instanceof RetryAfterError ? Number(error.retryAfter) * 1_000 : Number.NaN;
            const pauseMs = Number.isFinite(named) ? named : 10_000 * tries;
            await this.pause(run, this.now + pauseMs);
          }
        }
      },
      sleep: (_id: string, ms: number) => this.pause(run, this.now + ms),
      sleepUntil: (_id: string, at: Date | string) => this.pause(run, momentOf(at, this.now)),
      waitForEvent: (_id: string, options: { event: string | { name: string }; timeout: Date | string; if?: string }) =>
        this.pause(run, momentOf(options.timeout, this.now), { name: nameOf(options.event), if: options.if }),
      sendEvent: async (_id: string, given: VirtualEvent | VirtualEvent[]) => {
        for (const event of [given].flat())
          this.hear({ ...event, id: event.id ?? `sent-${this.order++}`, ts: this.now });
      },
    };
  }
}
