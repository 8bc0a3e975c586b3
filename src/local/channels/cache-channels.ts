export interface LastEvent {
  name: string;
  data: string;
}

/** No packet takes longer between two processes, or it is not repeated any more. */
const ON_ITS_WAY_MS = 30_000;

interface Kept {
  event: LastEvent;
  expiresAt: number;
  /** Until then it is on its way to the other processes, so theirs that arrive meanwhile came before it. */
  aheadUntil: number;
}

/** The last event of each cache channel, for `seconds` after it was triggered. Times in milliseconds of `App.now`. */
export class LastEvents {
  readonly #events = new Map<string, Kept>();

  constructor(private readonly seconds: number) {}

  /** An event that came in here. With `travels` it is the last one of all until the news of it is `back`. */
  remember(channel: string, event: LastEvent, now: number, travels = false): void {
    const aheadUntil = travels ? now + ON_ITS_WAY_MS : 0;
    this.#events.set(channel, { event, expiresAt: now + this.seconds * 1_000, aheadUntil });
  }

  /** The news of this very event has been everywhere: what arrives from now on is younger. */
  back(channel: string, event: LastEvent): void {
    const kept = this.#events.get(channel);
    if (kept?.event === event) kept.aheadUntil = 0;
  }

  /** An event that came in at another process and stays for `forMs`: kept when it is younger than ours. */
  learn(channel: string, event: LastEvent, now: number, forMs = this.seconds * 1_000): void {
    const kept = this.#events.get(channel);
    const expiresAt = now + forMs;
    if (kept && (kept.aheadUntil > now || kept.expiresAt > expiresAt)) return;
    this.#events.set(channel, { event, expiresAt, aheadUntil: 0 });
  }

  /** The last event and the whole seconds for which it stays, or null. */
  get(channel: string, now: number): (LastEvent & { ttl: number }) | null {
    const kept = this.#events.get(channel);
    if (!kept || kept.expiresAt <= now) return null;
    return { ...kept.event, ttl: Math.ceil((kept.expiresAt - now) / 1_000) };
  }

  /** All of them: [channel, name, data, milliseconds for which it stays]. */
  *all(now: number): Iterable<[string, string, string, number]> {
    for (const [channel, { event, expiresAt }] of this.#events) {
      if (expiresAt > now) yield [channel, event.name, event.data, expiresAt - now];
    }
  }

  /** Frees what has expired. */
  forgetExpired(now: number): void {
    for (const [channel, { expiresAt }] of this.#events) {
      if (expiresAt <= now) this.#events.delete(channel);
    }
  }
}
