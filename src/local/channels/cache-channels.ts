export interface LastEvent {
  name: string;
  data: string;
}

/** The last event of each cache channel, for `seconds` after it was triggered. Times in milliseconds. */
export class LastEvents {
  readonly #events = new Map<string, LastEvent & { expiresAt: number }>();

  constructor(private readonly seconds: number) {}

  remember(channel: string, event: LastEvent, now: number): void {
    this.#events.set(channel, { ...event, expiresAt: now + this.seconds * 1_000 });
  }

  /** The last event and the whole seconds for which it stays, or null. */
  get(channel: string, now: number): (LastEvent & { ttl: number }) | null {
    const event = this.#events.get(channel);
    if (!event || event.expiresAt <= now) return null;
    return { name: event.name, data: event.data, ttl: Math.ceil((event.expiresAt - now) / 1_000) };
  }

  /** Frees what has expired. */
  forgetExpired(now: number): void {
    for (const [channel, event] of this.#events) {
      if (event.expiresAt <= now) this.#events.delete(channel);
    }
  }
}
