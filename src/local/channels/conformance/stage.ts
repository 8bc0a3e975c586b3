import { randomBytes } from "node:crypto";
import Pusher from "pusher";
import PusherClient, { type Channel } from "pusher-js";
import { Listener } from "./listener";
import { type Need, socketAddress, type Target } from "./target";
import { Wire } from "./wire";

/** What anybody can observe, with the official libraries, of a server that keeps the promises of the protocol. */
export interface Scenario {
  /** The promise, as a sentence. */
  name: string;
  needs?: Need[];
  /** Throws an AssertionError when what happened is not what the name promises. */
  play(stage: Stage): Promise<void>;
}

/** Who a client is, as the app tells it when it signs. */
export interface Person {
  id?: string;
  info?: Record<string, unknown>;
  watchlist?: string[];
  /** Of somebody who signs for himself. */
  secret?: string;
}

/** The official client, and everything that it was sent. */
export interface Client {
  pusher: PusherClient;
  /** Every message of the connection; channels have their own listeners. */
  inbox: Listener;
  socketId: string;
}

const RUN = randomBytes(4).toString("hex");
const MASTER_KEY = randomBytes(32).toString("base64");
let names = 0;

/** Where one scenario plays: names that nobody else uses, and clients that end with it. */
export class Stage {
  readonly #ends: (() => void)[] = [];

  constructor(readonly target: Target) {}

  /** A channel (or user) that no other scenario or run knows, of the kind that its prefix says. */
  name(prefix = ""): string {
    names += 1;
    return `${prefix}conformance-${RUN}-${names}`;
  }

  /** The app's side. */
  api(over: { key?: string; secret?: string; appId?: string } = {}): Pusher {
    const { appId, key, secret, cluster, host, port, useTLS } = this.target;
    const where = cluster ? { cluster } : { host: host ?? "", port: String(port) };
    return new Pusher({ appId, key, secret, ...where, useTLS, encryptionMasterKeyBase64: MASTER_KEY, ...over });
  }

  /** A client that does not wait until it is connected. */
  open(person: Person = {}, key = this.target.key): { pusher: PusherClient; inbox: Listener } {
    const { cluster, host, port, useTLS, patienceMs } = this.target;
    const where = cluster ? { cluster } : { cluster: "", wsHost: host, wsPort: port, wssPort: port };
    const signer = this.api(person.secret ? { secret: person.secret } : {});
    const pusher = new PusherClient(key, {
      ...where,
      forceTLS: useTLS,
      enabledTransports: useTLS ? ["ws", "wss"] : ["ws"],
      disableStats: true,
      channelAuthorization: {
        transport: "ajax",
        endpoint: "",
        customHandler: ({ socketId, channelName }, done) =>
          done(null, signer.authorizeChannel(socketId, channelName, member(channelName, person))),
      },
      userAuthentication: {
        transport: "ajax",
        endpoint: "",
        customHandler: ({ socketId }, done) => {
          const { id = "nobody", watchlist, info } = person;
          done(null, signer.authenticateUser(socketId, { id, user_info: info, watchlist }));
        },
      },
    });
    this.#ends.push(() => pusher.disconnect());
    const inbox = new Listener(patienceMs);
    pusher.connection.bind("message", (message: { event: string; channel?: string; data: unknown; user_id?: string }) =>
      inbox.note({ event: message.event, channel: message.channel, data: message.data, userId: message.user_id }),
    );
    return { pusher, inbox };
  }

  /** A connected client. */
  async client(person: Person = {}): Promise<Client> {
    const { pusher, inbox } = this.open(person);
    const connection = this.listen(pusher.connection);
    await connection.until("a connection", () => pusher.connection.state === "connected");
    return { pusher, inbox, socketId: pusher.connection.socket_id };
  }

  /** A client that is signed in, and reached as its user. */
  async signedIn(person: Person & { id: string }): Promise<Client> {
    const client = await this.client(person);
    client.pusher.signin();
    await client.inbox.next("pusher_internal:subscription_succeeded", `#server-to-user-${person.id}`);
    return client;
  }

  /** Subscribes, waits until it stands, and hears everything on the channel from then on. */
  async subscribe(client: Client, name: string): Promise<Listener & { channel: Channel }> {
    const channel = client.pusher.subscribe(name);
    const listener = this.listen(channel);
    await listener.next("pusher:subscription_succeeded");
    return Object.assign(listener, { channel });
  }

  /** Everything that a channel, user, watchlist or connection of the official client emits from now on. */
  listen(emitter: { bind_global(callback: (event: string, data: unknown) => void): unknown }): Listener {
    const listener = new Listener(this.target.patienceMs);
    emitter.bind_global((event, data) => listener.note({ event, data }));
    return listener;
  }

  /** A bare connection to this path, not greeted. */
  dial(path = `/app/${this.target.key}?protocol=7&client=js&version=8.6.0`): Wire {
    const wire = new Wire(socketAddress(this.target) + path, this.target.patienceMs);
    this.#ends.push(() => wire.end());
    return wire;
  }

  /** A bare connection that has its socket id. */
  async wire(): Promise<Wire & { id: string }> {
    const wire = this.dial();
    const { data } = await wire.next("pusher:connection_established");
    return Object.assign(wire, { id: (data as { socket_id: string }).socket_id });
  }

  /** What else was triggered on this channel before is there when this resolves: events keep their order. */
  async settle(listener: Listener, name: string): Promise<void> {
    await this.api().trigger(name, "end-of-play", {});
    await listener.next("end-of-play");
  }

  end(): void {
    for (const end of this.#ends) end();
  }
}

function member(channel: string, { id = "nobody", info }: Person): Pusher.PresenceChannelData | undefined {
  return channel.startsWith("presence-") ? { user_id: id, user_info: info } : undefined;
}

/** The status with which the HTTP API answers. */
export function statusOf(request: Promise<unknown>): Promise<number> {
  return request.then(
    () => 200,
    (error: { status: number }) => error.status,
  );
}
