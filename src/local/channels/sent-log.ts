export interface SentEntry {
  seq: number;
  body: string;
  /** Milliseconds, when it was said. */
  at: number;
  /** Called when it has been everywhere. */
  onBack: (() => void)[];
}

/**
 * What this process has said and says again when somebody missed it or the wire was cut: numbered from 1, for a while and
 * up to a length, beyond which the oldest are forgotten whether or not they were posted. Times in milliseconds.
 */
export class SentLog {
  #entries: SentEntry[] = [];
  #length = 0;
  #nextSeq = 1;
  /** The first one that is still to be posted. */
  #cursor = 1;

  constructor(
    private readonly keepMs: number,
    private readonly maxLength: number,
  ) {}

  /** The oldest that can be posted again; the next one when there is none. */
  get oldest(): number {
    return this.#entries[0]?.seq ?? this.#nextSeq;
  }

  append(body: string, now: number, onBack: (() => void)[] = []): void {
    this.#entries.push({ seq: this.#nextSeq++, body, at: now, onBack });
    this.#length += body.length;
    this.#forget(now);
  }

  /** The next ones to be posted, which from now on count as posted. */
  take(count: number): SentEntry[] {
    const first = Math.max(0, this.#cursor - this.oldest);
    const taken = this.#entries.slice(first, first + count);
    this.#cursor = taken.at(-1)?.seq ?? this.#nextSeq - 1;
    this.#cursor += 1;
    return taken;
  }

  /** Everything from this one on is to be posted again. False when that one is forgotten, or was never said. */
  rewind(seq: number): boolean {
    if (seq < this.oldest || seq >= this.#nextSeq) return false;
    this.#cursor = Math.min(this.#cursor, seq);
    return true;
  }

  /** This one has been everywhere. */
  back(seq: number): void {
    for (const tell of this.#entries[seq - this.oldest]?.onBack.splice(0) ?? []) tell();
  }

  #forget(now: number): void {
    let gone = 0;
    // The newest stays, whatever its length.
    for (; gone < this.#entries.length - 1; gone++) {
      const { at, body } = this.#entries[gone] as SentEntry;
      if (now - at <= this.keepMs && this.#length <= this.maxLength) break;
      this.#length -= body.length;
    }
    if (gone > 0) this.#entries.splice(0, gone);
  }
}
