import { connect } from "node:net";
import Pusher from "pusher";
import { WebSocket } from "ws";
import { makeFrame } from "./make-frame";
import { makeRequest } from "./make-request";
import { Random } from "./random";

export interface FuzzTarget {
  appId: string;
  key: string;
  secret: string;
  port: number;
}

export interface FuzzResult {
  frames: number;
  requests: number;
  /** How often each status was answered. */
  statuses: Record<string, number>;
  /** Events for the well-behaved client that did not arrive within five seconds. */
  missed: number;
}

const FRAMES_PER_CLIENT = 40;
/** How long an answer is waited for: some requests have none, because their end never comes. */
const PATIENCE_MS = 300;
const ARRIVES_WITHIN_MS = 5_000;

/**
 * Sends what nobody would send, the same again for the same seed, in rounds of ten clients and forty requests at the same
 * time, until `isOver`. After each round a well-behaved client must still get an event of the app. Resolves with what
 * was answered; rejects when the server is gone or the well-behaved client was disconnected.
 */
export async function playFuzz(
  target: FuzzTarget,
  seed: number,
  isOver: (rounds: number) => boolean,
): Promise<FuzzResult> {
  const random = new Random(seed);
  const result: FuzzResult = { frames: 0, requests: 0, statuses: {}, missed: 0 };
  const witness = await Witness.start(target);
  for (let rounds = 0; !isOver(rounds); rounds++) {
    await Promise.all([
      ...Array.from({ length: 10 }, () => playClient(target, random, result)),
      ...Array.from({ length: 40 }, () =>
        playRequest(target, makeRequest(random, target), random.int(4) === 0, result),
      ),
    ]);
    if (!(await witness.hears(rounds))) result.missed += 1;
  }
  witness.stop();
  return result;
}

function open({ key, port }: FuzzTarget): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${port}/app/${key}?protocol=7`);
}

/** One client that sends odd frames until it is closed or has sent them all, and leaves in one way or another. */
function playClient(target: FuzzTarget, random: Random, result: FuzzResult): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = open(target);
    socket.on("error", (error: NodeJS.ErrnoException) => (error.code === "ECONNREFUSED" ? reject(error) : undefined));
    socket.on("close", () => resolve());
    socket.once("message", (greeting: Buffer) => {
      const { socket_id: id } = JSON.parse(JSON.parse(greeting.toString()).data);
      for (let number = 0; number < FRAMES_PER_CLIENT; number++) {
        const frame = makeFrame(random, target, id);
        socket.send(frame, { binary: typeof frame !== "string" });
        result.frames += 1;
      }
      // The server answers in order: with this answer it has dealt with all of them.
      socket.send('{"event":"pusher:ping","data":{}}');
      socket.on("message", (frame: Buffer) => frame.includes('"pusher:pong"') && leave(socket, random));
    });
  });
}

function leave(socket: WebSocket, random: Random): void {
  if (random.int(2) === 0) socket.close();
  else socket.terminate();
}

/** Writes bytes and waits for the end; `hangsUp` closes its half of the line at once. */
function playRequest({ port }: FuzzTarget, bytes: Buffer, hangsUp: boolean, result: FuzzResult): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", (error: NodeJS.ErrnoException) => (error.code === "ECONNREFUSED" ? reject(error) : undefined));
    socket.on("close", () => {
      const status = /^HTTP\/1\.1 (\d+)/.exec(Buffer.concat(chunks).toString("latin1"))?.[1] ?? "none";
      result.statuses[status] = (result.statuses[status] ?? 0) + 1;
      result.requests += 1;
      resolve();
    });
    // Whoever waits for the rest of such a request waits for long.
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    if (hangsUp) socket.end(bytes);
    else socket.write(bytes);
  });
}

/** A client that does nothing wrong, and the app that sends it events. */
class Witness {
  #closed = false;
  readonly #heard = new Set<string>();
  #wake: () => void = () => undefined;

  private constructor(
    private readonly socket: WebSocket,
    private readonly api: Pusher,
  ) {
    socket.on("message", (frame: Buffer) => {
      this.#heard.add(JSON.parse(frame.toString()).event);
      this.#wake();
    });
    socket.on("close", () => {
      this.#closed = true;
      this.#wake();
    });
  }

  static async start(target: FuzzTarget): Promise<Witness> {
    const { appId, key, secret, port } = target;
    const api = new Pusher({ appId, key, secret, host: "127.0.0.1", port: String(port), useTLS: false });
    const witness = new Witness(open(target), api);
    await witness.#until("pusher:connection_established");
    witness.socket.send('{"event":"pusher:subscribe","data":{"channel":"witness"}}');
    await witness.#until("pusher_internal:subscription_succeeded");
    return witness;
  }

  async hears(round: number): Promise<boolean> {
    await this.api.trigger("witness", `round-${round}`, "1");
    return this.#until(`round-${round}`);
  }

  stop(): void {
    this.socket.terminate();
  }

  async #until(event: string): Promise<boolean> {
    const until = Date.now() + ARRIVES_WITHIN_MS;
    while (!this.#heard.has(event) && !this.#closed && Date.now() < until) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ARRIVES_WITHIN_MS);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    if (this.#closed) throw new Error("the well-behaved client was disconnected");
    return this.#heard.has(event);
  }
}
