import { randomInt } from "node:crypto";
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { FanOut } from "./fan-out";
import { errorMessage } from "./messages";
import type { RateBucket } from "./rate-bucket";

export interface SignedInUser {
  id: string;
  info: unknown;
}

const HALF = 2 ** 31;

/** One client: its socket, what it subscribed to, and who it is. */
export class Connection {
  /** `digits.digits`, 62 random bits: nobody meets another's id by chance. */
  readonly id = `${randomInt(1, HALF)}.${randomInt(1, HALF)}`;
  /** Channel name → the presence user it joined as, null on other channels. */
  readonly subscriptions = new Map<string, string | null>();
  user: SignedInUser | null = null;
  pingedAt: number | null = null;
  queued: Buffer[] = [];

  /** @param heardAt milliseconds of `App.now`, as are all times of a connection. */
  constructor(
    private readonly ws: WebSocket,
    readonly socket: Duplex,
    private readonly fanOut: FanOut,
    readonly clientEvents: RateBucket,
    public heardAt: number,
  ) {}

  get isOpen(): boolean {
    return this.ws.readyState === this.ws.OPEN;
  }

  /** Anything from the client is a sign of life. */
  heard(now: number): void {
    this.heardAt = now;
    this.pingedAt = null;
  }

  send(text: string): void {
    this.fanOut.send(this, text);
  }

  /** Tells the client that something was wrong with what it sent; it stays connected. */
  complain(code: number | null, text: string, channel?: string): void {
    this.send(errorMessage(code, text, channel));
  }

  /** Asks for life: by an event for clients that count those, by a ping frame for those that answer only frames. */
  ping(text: string, now: number): void {
    this.pingedAt = now;
    this.send(text);
    this.ws.ping();
  }

  /** Closes in good order: what was sent before arrives before. */
  close(code: number, reason: string): void {
    this.fanOut.flush(this);
    this.ws.close(code, reason);
  }

  /** Says why, then closes with the same code. */
  refuse(code: number, reason: string): void {
    this.complain(code, reason);
    this.close(code, reason);
  }

  /** Drops the socket at once: for peers that no longer read. */
  cut(): void {
    this.ws.terminate();
  }
}
