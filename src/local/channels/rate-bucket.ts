/** Lets `perSecond` things pass each second, and as many at once after a quiet second. Times in milliseconds. */
export class RateBucket {
  #left: number;

  constructor(
    private readonly perSecond: number,
    private countedAt: number,
  ) {
    this.#left = perSecond;
  }

  /** Whether one more may pass now; one that may not costs nothing. */
  take(now: number): boolean {
    const refill = ((now - this.countedAt) / 1_000) * this.perSecond;
    this.#left = Math.min(this.perSecond, this.#left + refill);
    this.countedAt = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
