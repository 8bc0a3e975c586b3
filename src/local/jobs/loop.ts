/** When to work next: at this moment, at once ("again"), or when woken (null). */
export type Next = Date | "again" | null;

interface LoopOptions {
  /** The longest pause, for wake-ups that got lost, in ms. */
  idleMs: number;
  /** How long to pause after a failure, in ms. */
  retryMs: number;
  onError: (error: unknown) => void;
  /** What time it is where the moments of `Next` come from. */
  now?: () => Date;
}

const SHORTEST_PAUSE_MS = 1;

/**
 * Does a piece of work again and again, never twice at a time: when it is woken, at the moment it asked for (to about a
 * millisecond), and at the latest after `idleMs`. A failure is reported and the work is tried again after `retryMs`.
 */
export class Loop {
  private woken = false;
  private stopped = false;
  private interrupt: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly work: () => Promise<Next>,
    private readonly options: LoopOptions,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Makes the loop work soon: now if it pauses, right after the present turn if it works. */
  wake(): void {
    this.woken = true;
    this.interrupt();
  }

  /** Ends the loop after the present turn; resolves when that is done. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.interrupt();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      const pauseMs = await this.turn();
      if (!this.woken && !this.stopped && pauseMs > 0) await this.pause(pauseMs);
    }
  }

  private async turn(): Promise<number> {
    try {
      const next = await this.work();
      if (next === "again") return 0;
      if (next === null) return this.options.idleMs;
      return Math.min(
        Math.max(next.getTime() - (this.options.now?.() ?? new Date()).getTime(), SHORTEST_PAUSE_MS),
        this.options.idleMs,
      );
    } catch (error) {
      this.options.onError(error);
      return this.options.retryMs;
    }
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
