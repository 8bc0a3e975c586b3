import type { Connection } from "./connection";
import { textFrame } from "./frame";

/**
 * Writes to sockets, each at most once per tick: frames of the same tick are joined, and receivers of the same frames share
 * one buffer. Per connection frames leave in the order in which they were sent. A reader whose unread bytes exceed
 * `backlogBytes` is cut, so that it costs the others neither memory nor time.
 */
export class FanOut {
  #waiting: Connection[] = [];
  #lastJoin: { frames: Buffer[]; joined: Buffer } | null = null;

  constructor(private readonly backlogBytes: number) {}

  /** Queues one message for one connection. */
  send(connection: Connection, text: string): void {
    this.#queue(connection, textFrame(text));
  }

  /** Queues one message, framed once, for all but one. */
  sendToAll(connections: Iterable<Connection>, text: string, except?: Connection): void {
    const frame = textFrame(text);
    for (const connection of connections) {
      if (connection !== except) this.#queue(connection, frame);
    }
  }

  /** Writes what is queued for this connection now: before its close frame, after which nothing may follow. */
  flush(connection: Connection): void {
    const frames = connection.queued;
    if (frames.length === 0) return;
    connection.queued = [];
    if (!connection.isOpen) return;
    connection.socket.write(this.#join(frames));
    if (connection.socket.writableLength > this.backlogBytes) connection.cut();
  }

  #queue(connection: Connection, frame: Buffer): void {
    if (!connection.isOpen) return;
    if (connection.queued.length === 0) this.#waitForTick(connection);
    connection.queued.push(frame);
  }

  #waitForTick(connection: Connection): void {
    if (this.#waiting.length === 0) setImmediate(() => this.#flushAll());
    this.#waiting.push(connection);
  }

  #flushAll(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const connection of waiting) this.flush(connection);
    this.#lastJoin = null;
  }

  #join(frames: Buffer[]): Buffer {
    const [only] = frames;
    if (only && frames.length === 1) return only;
    const last = this.#lastJoin;
    if (last && last.frames.length === frames.length && frames.every((frame, at) => frame === last.frames[at])) {
      return last.joined;
    }
    const joined = Buffer.concat(frames);
    this.#lastJoin = { frames, joined };
    return joined;
  }
}
