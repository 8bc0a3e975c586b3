import { ChatApiError } from "./chat-api";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * When to try again after a failure: after a second, then each time twice as long, at most half a minute, and never before the
 * server wants it (Retry-After). One timer: who waits anew no longer waits for what was before.
 */
export class Patience {
  private pauseMs = FIRST_PAUSE_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly again: () => void) {}

  /** It worked, or there is a reason to hope: the next pause is short. */
  renew(): void {
    this.pauseMs = FIRST_PAUSE_MS;
  }

  /** Tries again after the pause that is due. */
  afterFailure(error: unknown): void {
    const asked = error instanceof ChatApiError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
    this.wait(Math.max(asked, this.pauseMs));
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
  }

  wait(pauseMs: number): void {
    this.end();
    this.timer = setTimeout(this.again, pauseMs);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
