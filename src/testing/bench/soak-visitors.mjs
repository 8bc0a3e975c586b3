// The visitors of soak.mjs: bare clients of the Channels processes that it names, and the app that triggers events. Everybody
// is on a public, a private and a presence channel, some send client events, and every second some leave and come back as
// somebody else. Tells its parent every second how many events came.
import { randomInt } from "node:crypto";
import Pusher from "pusher";
import { WebSocket } from "ws";

const APP = JSON.parse(process.env.SOAK_APP ?? "{}");
const PORTS = JSON.parse(process.env.SOAK_CHANNELS_PORTS ?? "[]");
const VISITORS = Number(process.env.SOAK_VISITORS);
const ROOMS = 20;
const LEAVE_PER_SECOND = 5;
const TRIGGERS_PER_SECOND = 20;
const CLIENT_EVENTS_PER_SECOND = 20;
/** One in so many events is as long as it may be. */
const ONE_IN_LONG = 20;

const apis = PORTS.map((port) => new Pusher({ ...APP, host: "127.0.0.1", port: String(port) }));
const words = ["x".repeat(300), "x".repeat(10_000)];
const visitors = new Set();
let [born, received, closed] = [0, 0, 0];

const pick = (/** @type {unknown[]} */ list) => list[Math.floor(Math.random() * list.length)];
const word = () => words[randomInt(ONE_IN_LONG) === 0 ? 1 : 0];

class Visitor {
  #number = born++;
  #room = this.#number % ROOMS;
  #api = apis[this.#number % apis.length];
  #leaving = false;

  constructor() {
    this.socket = new WebSocket(
      `ws://127.0.0.1:${PORTS[this.#number % PORTS.length]}/app/${APP.key}?protocol=7&client=soak`,
    );
    this.socket.on("message", (frame) => this.#hear(JSON.parse(frame.toString())));
    this.socket.on("error", () => undefined);
    this.socket.on("close", () => {
      visitors.delete(this);
      if (!this.#leaving) closed += 1;
    });
  }

  /** Half say goodbye, half vanish. */
  leave() {
    this.#leaving = true;
    if (randomInt(2)) this.socket.close();
    else this.socket.terminate();
  }

  say() {
    const message = { event: "client-typing", channel: `private-room-${this.#room}`, data: { by: this.#number } };
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  #hear({ event, data }) {
    received += 1;
    if (event !== "pusher:connection_established") return;
    const { socket_id: id } = JSON.parse(data);
    const user = { id: `visitor-${this.#number}`, watchlist: [`visitor-${this.#number + 1}`] };
    this.#send("pusher:signin", this.#api.authenticateUser(id, user));
    for (const name of ["news", "cache-price", `private-room-${this.#room}`, `presence-room-${this.#room}`]) {
      const member = name.startsWith("presence") ? { user_id: user.id, user_info: { name: user.id } } : undefined;
      const auth = /^(private|presence)/.test(name) ? this.#api.authorizeChannel(id, name, member) : {};
      this.#send("pusher:subscribe", { channel: name, ...auth });
    }
  }

  #send(event, data) {
    this.socket.send(JSON.stringify({ event, data }));
  }
}

function everySecond(times, work) {
  setInterval(work, 1_000 / times);
}

function replace() {
  pick([...visitors])?.leave();
  while (visitors.size < VISITORS) visitors.add(new Visitor());
}

async function trigger() {
  const room = randomInt(ROOMS);
  const channels = pick([["news"], ["cache-price"], [`private-room-${room}`, `presence-room-${room}`]]);
  // A request that fails is one that did not arrive: the load goes on.
  await pick(apis)
    .trigger(channels, "soak", word())
    .catch(() => undefined);
}

everySecond(LEAVE_PER_SECOND, replace);
everySecond(TRIGGERS_PER_SECOND, trigger);
everySecond(CLIENT_EVENTS_PER_SECOND, () => pick([...visitors])?.say());
everySecond(1, () => {
  process.send({ received, closed, present: visitors.size });
  [received, closed] = [0, 0];
});
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
process.send({ ready: true });
