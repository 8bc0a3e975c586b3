const MOST = 10_000;

/** What another process is telling, kept for `ms` in case it ends before it has told; at most the last 10,000. */
export class SpareEvents {
  #kept: { text: string; at: number }[] = [];

  constructor(private readonly ms: number) {}

  keep(text: string, now: number): void {
    this.#kept.push({ text, at: now });
    if (this.#kept.length > MOST || (this.#kept[0]?.at ?? now) < now - 2 * this.ms) this.#kept = this.#fresh(now);
  }

  /** Everything of the last `sinceMs` (at most `ms`), once. */
  take(now: number, sinceMs = this.ms): string[] {
    const fresh = this.#fresh(now).filter(({ at }) => at > now - sinceMs);
    const texts = fresh.map(({ text }) => text);
    this.#kept = [];
    return texts;
  }

  #fresh(now: number): { text: string; at: number }[] {
    return this.#kept.filter(({ at }) => at > now - this.ms).slice(-MOST / 2);
  }
}
