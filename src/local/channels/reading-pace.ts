import type { WebSocket } from "ws";

/** How fast one client may be heard: `perSecond` frames a second, and as many at once after a quiet second. Times in milliseconds. */
export class ReadingPace {
  #balance: number;

  constructor(
    private readonly perSecond: number,
    private countedAt: number,
  ) {
    this.#balance = perSecond;
  }

  /** Counts one frame. */
  count(now: number): void {
    this.#balance = this.#refilled(now) - 1;
    this.countedAt = now;
  }

  /** For how long nothing more should be read from it; 0 while it keeps within its pace. */
  pauseMs(now: number): number {
    return Math.ceil(Math.max(0, -this.#refilled(now) / this.perSecond) * 1_000);
  }

  #refilled(now: number): number {
    return Math.min(this.perSecond, this.#balance + ((now - this.countedAt) / 1_000) * this.perSecond);
  }
}

/**
 * Reads no further from a client that is ahead of its pace until it is not: what it sends meanwhile waits in its own
 * network, so that a flood costs nobody else time. Nothing is lost, and who keeps within the pace never waits.
 */
export function holdBack(ws: WebSocket, pace: ReadingPace, now: () => number): void {
  if (ws.isPaused || pace.pauseMs(now()) === 0) return;
  ws.pause();
  const look = () => {
    const ms = pace.pauseMs(now());
    if (ms === 0 || ws.readyState !== ws.OPEN) ws.resume();
    else setTimeout(look, ms).unref();
  };
  setTimeout(look, pace.pauseMs(now())).unref();
}
