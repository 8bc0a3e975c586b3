import type { App } from "./app";
import type { BusMessage } from "./bus-messages";
import { isUserChannel } from "./channel-names";
import { readOwnState } from "./own-state";
import { packMessages } from "./pack-messages";
import { writeHead, writeQuestion } from "./packet-head";
import { SentLog } from "./sent-log";
import type { Packet, Wire } from "./wire";

/** Below what a NOTIFY carries (8,000 bytes) with room for the head. */
const PACKET_BYTES = 7_900;
const PACKETS_AT_ONCE = 64;
const KEEP_MS = 30_000;
const KEEP_LENGTH = 4_194_304;

interface Said {
  text: string;
  onBack?: () => void;
}

/**
 * What this process says to the others. Everything said in one tick, or while the wire is busy, leaves together, in the
 * order in which it was said. While the wire is cut it is kept for 30 seconds and at most 4 MB.
 */
export class Outbox {
  readonly #log = new SentLog(KEEP_MS, KEEP_LENGTH);
  #said: Said[] = [];
  readonly #counted = new Set<string>();
  #stateWanted = false;
  #questions: Packet[] = [];
  #scheduled = false;
  #posting: Promise<void> | null = null;

  constructor(
    private readonly app: App,
    private readonly wire: Wire,
    private readonly node: string,
  ) {}

  /** `onBack` is called when it has been everywhere, if that can be known. */
  say(message: BusMessage, onBack?: () => void): void {
    this.#said.push({ text: JSON.stringify(message), onBack });
    this.#schedule();
  }

  /** The number of subscribers of a channel changed; it is told as it is when the next packet leaves. */
  countChanged(channel: string): void {
    if (isUserChannel(channel)) return;
    this.#counted.add(channel);
    this.#schedule();
  }

  /** Tells the whole state once more, however many have asked. */
  tellState(): void {
    this.#stateWanted = true;
    this.#schedule();
  }

  /** Asks another process to repeat itself from a packet on, or (null) to tell its state. Once: who hears nothing asks again. */
  ask(of: string, from: number | null): void {
    this.#questions.push({ head: writeQuestion({ node: this.node, of, from }), body: "" });
    this.#schedule();
  }

  /** Says an empty word: this process lives, and this is how far it is. */
  beat(): void {
    this.#log.append("[]", this.app.now());
    this.#schedule();
  }

  /** Repeats everything from this packet on; when that cannot be done any more, tells the state. */
  repeatFrom(seq: number): void {
    if (this.#log.rewind(seq)) this.#schedule();
    else this.tellState();
  }

  /** A packet of ours came back: it has been everywhere. */
  back(seq: number): void {
    this.#log.back(seq);
  }

  /** Posts what there is, as long as the wire is up. Never rejects. */
  flush(): Promise<void> {
    this.#posting ??= this.#post().finally(() => {
      this.#posting = null;
    });
    return this.#posting;
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#posting) return;
      void this.flush();
    });
  }

  async #post(): Promise<void> {
    for (;;) {
      this.#pack();
      const questions = this.#questions.splice(0);
      if (!this.wire.isUp) return;
      const entries = this.#log.take(PACKETS_AT_ONCE);
      const { oldest } = this.#log;
      const packets = entries.map(({ seq, body }) => ({ head: writeHead({ node: this.node, seq, oldest }), body }));
      if (questions.length + packets.length === 0) return;
      try {
        // No two are the same: a NOTIFY drops what is said twice in one transaction.
        await this.wire.post([...new Map(questions.map((one) => [one.head, one])).values(), ...packets]);
      } catch {
        // They may have arrived all the same: the others drop what they had.
        if (entries[0]) this.#log.rewind(Math.max(entries[0].seq, this.#log.oldest));
        return;
      }
    }
  }

  /** A channel is occupied before somebody joins it, and vacated after the last one has left. */
  #pack(): void {
    const counts = [...this.#counted].map((channel) => this.#count(channel));
    const [vacated, occupied] = [counts.filter(({ count }) => count === 0), counts.filter(({ count }) => count > 0)];
    const asSaid = (message: BusMessage): Said => ({ text: JSON.stringify(message) });
    const all = [...occupied.map(asSaid), ...this.#said, ...vacated.map(asSaid)];
    if (this.#stateWanted) all.push(asSaid(readOwnState(this.app)));
    this.#said = [];
    this.#counted.clear();
    this.#stateWanted = false;
    for (const group of packMessages(all, PACKET_BYTES)) {
      const body = `[${group.map(({ text }) => text).join(",")}]`;
      this.#log.append(
        body,
        this.app.now(),
        group.flatMap(({ onBack }) => onBack ?? []),
      );
    }
  }

  #count(channel: string) {
    return { t: "count" as const, channel, count: this.app.channels.get(channel)?.subscribers.size ?? 0 };
  }
}
