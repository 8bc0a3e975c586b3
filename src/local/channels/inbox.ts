import type { App } from "./app";
import type { BusMessage } from "./bus-messages";
import { hearMessage } from "./hear-message";
import { judgePacket } from "./judge-packet";
import type { Outbox } from "./outbox";
import { type PacketHead, readHead, readQuestion } from "./packet-head";
import { forgetPeer, openPeer } from "./peer-news";
import type { Arrival, Wire } from "./wire";

/** How far we are with what another process says. Times in milliseconds of `App.now`. */
interface Stream {
  expected: number | null;
  heardAt: number;
  askedAt: number;
  /** Whether its whole state was heard since it came, or came back. */
  knowsState: boolean;
}

/** Between two questions to one process, in heartbeats. */
const ASK_AGAIN_BEATS = 0.1;
/** For so long the place of a process that is gone is kept, so that nothing is taken twice should it come back. */
const REMEMBER_MS = 600_000;

/**
 * What this process hears of the others: each packet once and in order, however often it arrives; what is missing is asked
 * for. A process that was silent for `peerTimeoutSeconds` is gone, with everybody who was connected to it.
 */
export class Inbox {
  readonly #streams = new Map<string, Stream>();
  readonly #arrivals: Arrival[] = [];
  #reading = false;

  constructor(
    private readonly app: App,
    private readonly wire: Wire,
    private readonly node: string,
    private readonly outbox: Outbox,
    private readonly onLeaderLeft: () => void,
  ) {}

  hear(arrival: Arrival): void {
    this.#arrivals.push(arrival);
    if (!this.#reading) void this.#read();
  }

  /** Nobody could be heard in this time: it counts as silence of nobody. */
  forgive(ms: number): void {
    const now = this.app.now();
    for (const stream of this.#streams.values()) stream.heardAt = Math.min(now, stream.heardAt + ms);
  }

  /** Lets go of those who were silent for too long. */
  expire(): void {
    const now = this.app.now();
    for (const [node, stream] of this.#streams) {
      const silentMs = now - stream.heardAt;
      if (silentMs > this.app.limits.peerTimeoutSeconds * 1_000) this.#lose(node, stream);
      if (silentMs > REMEMBER_MS) this.#streams.delete(node);
    }
  }

  async #read(): Promise<void> {
    this.#reading = true;
    for (let arrival = this.#arrivals.shift(); arrival; arrival = this.#arrivals.shift()) {
      const head = readHead(arrival.head);
      try {
        if (head?.node === this.node) this.outbox.back(head.seq);
        else if (head) await this.#judge(head, arrival);
        else this.#answer(arrival.head);
      } catch (error) {
        console.error("channels: what another process said could not be handled", error);
      }
    }
    this.#reading = false;
  }

  async #judge(head: PacketHead, arrival: Arrival): Promise<void> {
    const stream = this.#open(head.node);
    stream.heardAt = this.app.now();
    const verdict = judgePacket(stream.expected, head);
    if (verdict === "drop") return;
    if (verdict === "wait") {
      this.#ask(head.node, stream, stream.expected);
      return;
    }
    const body = "body" in arrival ? arrival.body : await this.wire.fetch(arrival.parcel).catch(() => null);
    // It could not be fetched: this one is missing, and so it is asked for.
    if (body === null) {
      stream.expected ??= head.seq;
      this.#ask(head.node, stream, stream.expected);
      return;
    }
    if (verdict === "skip") stream.knowsState = false;
    stream.expected = head.seq + 1;
    this.#take(head.node, stream, body);
    if (!stream.knowsState && this.app.peers.has(head.node)) this.#ask(head.node, stream, null);
  }

  #open(node: string): Stream {
    const known = this.#streams.get(node);
    if (known) return known;
    const stream = { expected: null, heardAt: 0, askedAt: Number.NEGATIVE_INFINITY, knowsState: false };
    this.#streams.set(node, stream);
    return stream;
  }

  #take(node: string, stream: Stream, body: string): void {
    const peer = openPeer(this.app, node);
    try {
      for (const message of JSON.parse(body) as BusMessage[]) {
        if (message.t === "bye") this.#part(node, stream, message.led);
        else if (message.t === "hello") this.outbox.tellState();
        else hearMessage(this.app, peer, message);
        if (message.t === "state") stream.knowsState = true;
      }
    } catch (error) {
      console.error("channels: another process said what is not understood", error);
      stream.knowsState = false;
    }
  }

  #answer(text: string): void {
    const question = readQuestion(text);
    if (question?.of !== this.node) return;
    if (question.from === null) this.outbox.tellState();
    else this.outbox.repeatFrom(question.from);
  }

  /** Asks for a repetition, or (null) for the state; not again before it can have come. */
  #ask(node: string, stream: Stream, from: number | null): void {
    const now = this.app.now();
    if (now - stream.askedAt < this.app.limits.heartbeatSeconds * 1_000 * ASK_AGAIN_BEATS) return;
    stream.askedAt = now;
    this.outbox.ask(node, from);
  }

  #part(node: string, stream: Stream, led: boolean): void {
    this.#lose(node, stream);
    if (led) this.onLeaderLeft();
  }

  #lose(node: string, stream: Stream): void {
    stream.knowsState = false;
    forgetPeer(this.app, node);
  }
}
