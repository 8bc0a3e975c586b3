import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { App } from "./app";
import type { BusMessage } from "./bus-messages";
import { Inbox } from "./inbox";
import { Outbox } from "./outbox";
import type { Wire } from "./wire";

const LAST_WORDS_MS = 1_000;
/** The silent are looked for so often between two heartbeats. */
const LOOKS = 5;

/**
 * Makes several processes one service: what is said here is heard by all others once and in order, and `app.peers` is what
 * they said. While the wire is cut, each serves its own clients; nobody is taken for gone meanwhile, and afterwards all tell
 * each other their state. All times are measured by `App.now`, so a clock that jumps does no harm; nor does a pause of this
 * process, which counts as nobody's silence.
 */
export class Bus {
  /** Names this process to the others; a new one at every start. */
  readonly id = randomBytes(6).toString("base64url");
  readonly #outbox: Outbox;
  readonly #inbox: Inbox;
  readonly #everyMs: number;
  #looking: NodeJS.Timeout | undefined;
  #lookedAt = 0;
  #beatAt = Number.NEGATIVE_INFINITY;
  #downAt: number | null = null;
  /** When it was last known that another process speaks for all, or nothing was known yet. */
  #ledAt = 0;

  constructor(
    private readonly app: App,
    private readonly wire: Wire,
  ) {
    this.#outbox = new Outbox(app, wire, this.id);
    this.#inbox = new Inbox(app, wire, this.id, this.#outbox, () => this.#succeed());
    this.#everyMs = (app.limits.heartbeatSeconds * 1_000) / LOOKS;
  }

  get isUp(): boolean {
    return this.wire.isUp;
  }

  /** Joins the others; returns also when they cannot be reached now, they are then joined as soon as they can. */
  async join(): Promise<void> {
    this.app.isLeader = false;
    this.#lookedAt = this.app.now();
    this.#ledAt = this.#lookedAt;
    this.#looking = setInterval(() => this.#look(), this.#everyMs);
    this.#looking.unref();
    await this.wire.open({
      onUp: () => this.#onUp(),
      onDown: (reason) => this.#onDown(reason),
      onPacket: (arrival) => this.#inbox.hear(arrival),
    });
  }

  /** Says something to all others. `onBack` is called when it has been everywhere, if that can be known. */
  say(message: BusMessage, onBack?: () => void): void {
    this.#outbox.say(message, onBack);
  }

  /** The number of this process' subscribers of a channel changed. */
  countChanged(channel: string): void {
    this.#outbox.countChanged(channel);
  }

  /** Says goodbye, so that nobody waits for a sign of life, and hangs up. */
  async leave(): Promise<void> {
    clearInterval(this.#looking);
    // A database that hangs keeps nobody from ending.
    for (const step of [() => this.#sayGoodbye(), () => this.wire.close()]) {
      await Promise.race([step(), wait(LAST_WORDS_MS, undefined, { ref: false })]);
    }
  }

  async #sayGoodbye(): Promise<void> {
    const led = this.app.isLeader;
    if (led) await this.wire.resign().catch(() => undefined);
    this.say({ t: "bye", led });
    await this.#outbox.flush();
  }

  #onUp(): void {
    const now = this.app.now();
    if (this.#downAt !== null) {
      this.#inbox.forgive(now - this.#downAt);
      console.error("channels: the other processes can be reached again");
    }
    this.#downAt = null;
    this.#beatAt = now;
    this.say({ t: "hello" });
    this.#outbox.tellState();
    void this.#lead();
  }

  #onDown(reason: string): void {
    // Every vain try to come back says so once more.
    if (this.#downAt !== null) return;
    this.#downAt = this.app.now();
    console.error(`channels: the other processes cannot be reached (${reason}); own clients are served meanwhile`);
  }

  #look(): void {
    const now = this.app.now();
    const pausedMs = now - this.#lookedAt - this.#everyMs;
    this.#lookedAt = now;
    if (pausedMs > this.#everyMs) this.#inbox.forgive(pausedMs);
    if (!this.wire.isUp) return;
    if (now - this.#beatAt >= this.app.limits.heartbeatSeconds * 1_000) {
      this.#beatAt = now;
      this.#outbox.beat();
      if (!this.app.isLeader) void this.#lead();
    }
    this.#inbox.expire();
  }

  /** One process speaks for all; who has done so before is the first to try when the wire is back. */
  async #lead(): Promise<void> {
    const leads = await this.wire.lead().catch(() => null);
    if (leads === null) return;
    const begins = leads && !this.app.isLeader;
    const now = this.app.now();
    const unledMs = now - this.#ledAt;
    this.app.isLeader = leads;
    this.#ledAt = now;
    if (begins) this.app.tell({ kind: "leading", unledMs });
  }

  /** The process that spoke for all has left in good order. */
  #succeed(): void {
    this.#ledAt = this.app.now();
    void this.#lead();
  }
}
