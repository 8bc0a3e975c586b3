import { once } from "node:events";
import Pusher from "pusher";
import PusherClient from "pusher-js";
import { type ClientOptions, WebSocket } from "ws";
import { type ChannelsServer, type ChannelsServerOptions, createChannelsServer } from "./server";

export const CREDENTIALS = { appId: "app-1", key: "key-1", secret: "secret-1" };

/** 32 bytes, base64: the app's master key of encrypted channels. */
export const MASTER_KEY = Buffer.alloc(32, 7).toString("base64");

export interface Received {
  event: string;
  channel?: string;
  data: unknown;
  user_id?: string;
}

/** A client that writes and reads bare frames; what arrives before somebody waits for it is kept. */
export class RawClient {
  readonly received: Received[] = [];
  /** Every frame as it came. */
  readonly texts: string[] = [];
  closeCode: number | null = null;
  readonly #changed = new EventTarget();

  constructor(readonly ws: WebSocket) {
    ws.on("message", (frame: Buffer) => {
      this.texts.push(frame.toString());
      this.received.push(decode(frame.toString()));
      this.#changed.dispatchEvent(new Event("change"));
    });
    ws.on("error", () => undefined);
    ws.on("close", (code) => {
      this.closeCode = code;
      this.#changed.dispatchEvent(new Event("change"));
    });
  }

  send(event: string, data?: unknown, channel?: string): void {
    this.ws.send(JSON.stringify({ event, data, channel }));
  }

  /** The first message received with this name (and channel), waiting for it if need be. */
  async next(event: string, channel?: string): Promise<Received> {
    const isIt = (message: Received) => message.event === event && (!channel || message.channel === channel);
    await this.until(() => this.received.some(isIt));
    const [message] = this.received.splice(this.received.findIndex(isIt), 1);
    return message as Received;
  }

  /** Resolves with the close code. */
  async closed(): Promise<number> {
    await this.until(() => this.closeCode !== null);
    return this.closeCode as number;
  }

  /** Everything that was on its way is here: the server answers in order. */
  async settle(): Promise<void> {
    this.send("pusher:ping", {});
    await this.next("pusher:pong");
  }

  private async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (this.closeCode !== null) throw new Error(`closed with ${this.closeCode} before it came`);
      await once(this.#changed, "change");
    }
  }
}

/** Protocol 7 encodes data twice; reads both layers. */
function decode(text: string): Received {
  const message = JSON.parse(text) as Received;
  try {
    return { ...message, data: JSON.parse(String(message.data)) };
  } catch {
    return message;
  }
}

/** A server on a free port, and clients of all kinds for it; `stop` ends them all. */
export class Trial {
  readonly #clients: RawClient[] = [];
  readonly #browsers: PusherClient[] = [];

  private constructor(
    public server: ChannelsServer,
    readonly port: number,
    private readonly options: Partial<ChannelsServerOptions>,
  ) {}

  static async start(options: Partial<ChannelsServerOptions> = {}): Promise<Trial> {
    const server = createChannelsServer({ ...CREDENTIALS, ...options });
    return new Trial(server, await server.listen(0), options);
  }

  /** The same address, a new process: nothing is remembered. */
  async restart(): Promise<void> {
    await this.server.close();
    this.server = createChannelsServer({ ...CREDENTIALS, ...this.options });
    await this.server.listen(this.port);
  }

  async stop(): Promise<void> {
    for (const browser of this.#browsers) browser.disconnect();
    for (const client of this.#clients) client.ws.terminate();
    await this.server.close();
  }

  url(path = `/app/${CREDENTIALS.key}?protocol=7`): string {
    return `ws://127.0.0.1:${this.port}${path}`;
  }

  /** The app's side, by the official library. */
  api(options: { secret?: string; key?: string; appId?: string } = {}): Pusher {
    return new Pusher({
      ...CREDENTIALS,
      ...options,
      host: "127.0.0.1",
      port: String(this.port),
      useTLS: false,
      encryptionMasterKeyBase64: MASTER_KEY,
    });
  }

  /** A bare WebSocket, not yet greeted. */
  dial(path?: string, options?: ClientOptions): RawClient {
    const client = new RawClient(new WebSocket(this.url(path), options));
    this.#clients.push(client);
    return client;
  }

  /** A bare client that has its socket id. */
  async connect(options?: ClientOptions): Promise<RawClient & { id: string }> {
    const client = this.dial(undefined, options);
    const { data } = await client.next("pusher:connection_established");
    return Object.assign(client, { id: (data as { socket_id: string }).socket_id });
  }

  /** Subscribes as the app allows it, and waits until it stands. */
  async subscribe(client: RawClient & { id: string }, channel: string, member?: Pusher.PresenceChannelData) {
    const auth = /^(private|presence)-/.test(channel) ? this.api().authorizeChannel(client.id, channel, member) : {};
    client.send("pusher:subscribe", { channel, ...auth });
    return client.next("pusher_internal:subscription_succeeded", channel);
  }

  /** A shopper's browser, by the official library; authorised as the member or user it is given. */
  browser(member: Pusher.PresenceChannelData = { user_id: "anna" }): PusherClient {
    const api = this.api();
    const browser = new PusherClient(CREDENTIALS.key, {
      cluster: "",
      wsHost: "127.0.0.1",
      wsPort: this.port,
      forceTLS: false,
      enabledTransports: ["ws"],
      disableStats: true,
      channelAuthorization: {
        transport: "ajax",
        endpoint: "",
        customHandler: ({ socketId, channelName }, done) => {
          const data = channelName.startsWith("presence-") ? member : undefined;
          done(null, api.authorizeChannel(socketId, channelName, data));
        },
      },
      userAuthentication: {
        transport: "ajax",
        endpoint: "",
        customHandler: ({ socketId }, done) => done(null, api.authenticateUser(socketId, { id: member.user_id })),
      },
    });
    this.#browsers.push(browser);
    return browser;
  }
}

/** What a browser sends to open a WebSocket, for peers that speak no further. */
export function upgradeRequest(path: string): string {
  const head = ["Host: x", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];
  return [`GET ${path} HTTP/1.1`, ...head, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "\r\n"].join("\r\n");
}

interface Emitter {
  bind(event: string, callback: (data: never) => void): unknown;
  unbind(event: string, callback: (data: never) => void): unknown;
}

/** The next event of this name on a channel or connection of the official client. */
export function heard<T = unknown>(emitter: Emitter, event: string): Promise<T> {
  return new Promise((resolve) => {
    const once = (data: T) => {
      emitter.unbind(event, once as (data: never) => void);
      resolve(data);
    };
    emitter.bind(event, once as (data: never) => void);
  });
}
