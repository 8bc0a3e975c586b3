// A process full of subscribers, for p12-channels.mjs. They are bare sockets that count bytes: a WebSocket library on
// this side would cost more than the server that is measured. Told by messages: `connect` a group, `expect` so many
// frames for all of a group.
import { randomBytes } from "node:crypto";
import { connect } from "node:net";

/** @type {Map<string, Group>} */
const groups = new Map();

const DIALS_AT_ONCE = 50;

const nowMs = () => Number(process.hrtime.bigint()) / 1e6;

/** A client's text frame: masked, as RFC 6455 asks for; with a mask of zeros the text stays as it is. */
function clientFrame(text) {
  const bytes = Buffer.from(text);
  if (bytes.length > 125) throw new Error("longer than a short frame");
  return Buffer.concat([Buffer.from([0x81, 0x80 | bytes.length, 0, 0, 0, 0]), bytes]);
}

/** Opens a WebSocket, says `hello` if there is one, and resolves when the text `ready` has come. */
function dial(port, path, hello, ready) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let text = "";
    let said = !hello;
    const onData = (chunk) => {
      text += chunk.toString("latin1");
      if (!said && text.includes("connection_established")) {
        said = true;
        socket.write(clientFrame(hello));
      }
      if (!text.includes(ready)) return;
      socket.off("data", onData);
      resolve(socket);
    };
    socket.on("data", onData);
    socket.once("error", reject);
    socket.write(
      [
        `GET ${path} HTTP/1.1`,
        "Host: bench",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
        "\r\n",
      ].join("\r\n"),
    );
  });
}

/** Subscribers of one server, and what they still wait for. */
class Group {
  subscribers = [];
  missingBytes = Number.POSITIVE_INFINITY;
  arrivals = [];
  timed = false;
  frameBytes = 0;

  add(socket) {
    const subscriber = { unread: 0 };
    this.subscribers.push(subscriber);
    socket.on("data", (chunk) => this.take(subscriber, chunk.length));
    socket.on("close", () => process.exit(1));
  }

  expect({ frames, frameBytes, timed }) {
    for (const subscriber of this.subscribers) subscriber.unread = 0;
    this.missingBytes = frames * frameBytes * this.subscribers.length;
    Object.assign(this, { arrivals: [], timed, frameBytes });
  }

  take(subscriber, bytes) {
    this.missingBytes -= bytes;
    if (this.timed) {
      subscriber.unread += bytes;
      for (; subscriber.unread >= this.frameBytes; subscriber.unread -= this.frameBytes) this.arrivals.push(nowMs());
    }
    if (this.missingBytes > 0) return;
    if (this.missingBytes < 0) throw new Error("more arrived than was expected");
    this.missingBytes = Number.POSITIVE_INFINITY;
    process.send({ at: nowMs(), arrivals: this.arrivals });
  }
}

async function connectGroup({ group, port, path, count, channel, ready }) {
  const known = groups.get(group) ?? new Group();
  groups.set(group, known);
  for (let made = 0; made < count; made += DIALS_AT_ONCE) {
    const first = known.subscribers.length;
    const dials = Array.from({ length: Math.min(DIALS_AT_ONCE, count - made) }, (_, at) => {
      const name = channel?.replace("#", String(first + at));
      return dial(port, path, name && JSON.stringify({ event: "pusher:subscribe", data: { channel: name } }), ready);
    });
    for (const socket of await Promise.all(dials)) known.add(socket);
  }
  process.send({ connected: known.subscribers.length });
}

process.on("message", ({ connect: wanted, expect }) => {
  if (wanted) return void connectGroup(wanted).catch(() => process.exit(1));
  groups.get(expect.group).expect(expect);
  process.send({ expecting: true });
});
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
process.send({ ready: true });
