export interface Heard {
  event: string;
  data: unknown;
  channel?: string;
  userId?: string;
}

/** Keeps everything that arrives somewhere until somebody asks for it, so that nothing is missed between two lines of a play. */
export class Listener {
  readonly heard: Heard[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(protected readonly patienceMs: number) {}

  note(heard: Heard): void {
    this.heard.push(heard);
    this.wake();
  }

  /** Takes out the first that has this name (and channel), waiting for it if need be. */
  next(event: string, channel?: string): Promise<Heard> {
    return this.nextOf([event], channel);
  }

  /** Takes out the first that has one of these names (and this channel), waiting for it if need be. */
  async nextOf(events: string[], channel?: string): Promise<Heard> {
    const find = () =>
      this.heard.findIndex((one) => events.includes(one.event) && (!channel || one.channel === channel));
    await this.until(`${events.join(" or ")}${channel ? ` on ${channel}` : ""}`, () => find() >= 0);
    const [heard] = this.heard.splice(find(), 1);
    return heard as Heard;
  }

  /** Names of all that is here and was not taken out, without the protocol's own. */
  get left(): string[] {
    return this.heard.map(({ event }) => event).filter((event) => !/^pusher(_internal)?:/.test(event));
  }

  /** Resolves once it holds; rejects in words when that takes too long. */
  until(what: string, holds: () => boolean, patienceMs = this.patienceMs): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!holds()) return;
        this.#waiting.delete(look);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        const there = this.heard.map(({ event, channel }) => (channel ? `${event} on ${channel}` : event));
        reject(new Error(`waited in vain for ${what}; there was: ${there.join(", ") || "nothing"}`));
      }, patienceMs);
      this.#waiting.add(look);
      look();
    });
  }

  protected wake(): void {
    for (const look of [...this.#waiting]) look();
  }
}
