import { WebSocket } from "ws";
import { Listener } from "./listener";

/** A bare WebSocket, for what the official client would never send. */
export class Wire extends Listener {
  closeCode: number | null = null;
  readonly #socket: WebSocket;

  constructor(url: string, patienceMs: number) {
    super(patienceMs);
    this.#socket = new WebSocket(url);
    this.#socket.on("message", (frame: Buffer) => {
      const { event, channel, data, user_id: userId } = JSON.parse(frame.toString());
      this.note({ event, channel, data: decode(data), userId });
    });
    this.#socket.on("error", () => undefined);
    this.#socket.on("close", (code) => {
      this.closeCode = code;
      this.wake();
    });
  }

  /** Sends text as it is. */
  write(text: string | Buffer): void {
    this.#socket.send(text);
  }

  send(event: string, data: unknown, channel?: string): void {
    this.write(JSON.stringify({ event, data, channel }));
  }

  /** Resolves with the code with which the server closed. */
  async closed(): Promise<number> {
    await this.until("the end of the connection", () => this.closeCode !== null);
    return this.closeCode as number;
  }

  /** Everything that was on its way is here: a connection is answered in order. */
  async settle(): Promise<void> {
    this.send("pusher:ping", {});
    await this.next("pusher:pong");
  }

  end(): void {
    this.#socket.terminate();
  }
}

/** Data of events is JSON in a string, of some errors plain JSON. */
function decode(data: unknown): unknown {
  if (typeof data !== "string") return data;
  try {
    return JSON.parse(data);
  } catch {
    return data;
  }
}
