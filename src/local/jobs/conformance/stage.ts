import { setTimeout as sleep } from "node:timers/promises";
import type { Inngest, InngestFunction } from "inngest";

const LOOK_EVERY_MS = 20;

/** Functions of the unmodified SDK, and what anybody can observe of them on a server that keeps Inngest's promises. */
export interface Scenario {
  /** The promise, as a sentence. */
  name: string;
  /** Waits for the clock to strike a full minute; left out of quick runs. */
  slow?: true;
  functions(stage: Stage): InngestFunction.Any[];
  /** Sends events and throws an AssertionError when what ran is not what the name promises. */
  play(stage: Stage): Promise<void>;
}

interface Note {
  what: string;
  value: unknown;
  at: number;
}

/** Where one scenario plays: its functions take notes of what they do, and its play reads them. */
export class Stage {
  private readonly notes: Note[] = [];

  constructor(
    readonly client: Inngest,
    private readonly patienceMs: number,
  ) {}

  /** For functions: this happened, now. Returns the value, so that a step can note and return in one line. */
  readonly note = <T>(what: string, value?: T): T => {
    this.notes.push({ what, value, at: Date.now() });
    return value as T;
  };

  /** The values of all notes of this kind, in the order in which they were taken. */
  seen(what: string): unknown[] {
    return this.of(what).map((note) => note.value);
  }

  /** The kinds of all notes, in the order in which they were taken. */
  story(): string[] {
    return this.notes.map((note) => note.what);
  }

  /** When notes of this kind were taken, in ms since 1970. */
  times(what: string): number[] {
    return this.of(what).map((note) => note.at);
  }

  /** How long after the first note of one kind the first one of another was taken, in ms. */
  msBetween(first: string, second: string): number {
    return (this.times(second)[0] ?? Number.NaN) - (this.times(first)[0] ?? Number.NaN);
  }

  /** How long ago the first note of this kind was taken, in ms. */
  msSince(what: string): number {
    return Date.now() - (this.times(what)[0] ?? Number.NaN);
  }

  /** Resolves with the values of this kind once there are so many; rejects when that takes too long. */
  async until(what: string, count = 1): Promise<unknown[]> {
    await this.holds(`${count} × ${what}`, () => this.of(what).length >= count);
    return this.seen(what);
  }

  async send(name: string, data: Record<string, unknown> = {}, id?: string): Promise<string> {
    const { ids } = await this.client.send({ name, data, ...(id && { id }) });
    return ids[0] ?? "";
  }

  /** Sends an event until a note is there: whoever waits for it may not have begun to. */
  async sendUntil(what: string, name: string, data: Record<string, unknown>): Promise<void> {
    const gaveUpAt = Date.now() + this.patienceMs;
    while (this.of(what).length === 0) {
      if (Date.now() > gaveUpAt) throw this.missed(`${name} had no effect; ${what}`);
      await this.send(name, data);
      await sleep(250);
    }
  }

  /** Time for what must not happen. */
  async pause(ms: number): Promise<void> {
    await sleep(ms);
  }

  private of(what: string): Note[] {
    return this.notes.filter((note) => note.what === what);
  }

  private async holds(wanted: string, condition: () => boolean): Promise<void> {
    const gaveUpAt = Date.now() + this.patienceMs;
    while (!condition()) {
      if (Date.now() > gaveUpAt) throw this.missed(wanted);
      await sleep(LOOK_EVERY_MS);
    }
  }

  private missed(wanted: string): Error {
    return new Error(`waited in vain for ${wanted}; there was: ${this.story().join(", ") || "nothing"}`);
  }
}
