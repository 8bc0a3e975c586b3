import { md5, sign } from "../signatures";
import { makeDeep, makeObject, makeValue, WORDS } from "./make-value";
import type { Random } from "./random";

interface App {
  appId: string;
  key: string;
  secret: string;
}

/** The bytes of one HTTP request, or of something like one: upgrades gone wrong, bad paths, bad and good signatures of bad bodies. */
export function makeRequest(random: Random, app: App): Buffer {
  switch (random.int(8)) {
    case 0:
      return random.bytes(random.int(400));
    case 1:
    case 2:
      return Buffer.from(brokenUpgrade(random, app));
    case 3:
      return Buffer.from(
        request(random, random.pick(["GET", "POST", "PUT", "OPTIONS", "HEAD"]), oddPath(random, app), ""),
      );
    case 4:
      return Buffer.from(request(random, "GET", signed(app, "GET", oddApiPath(random, app), ""), ""));
    default: {
      const path = `/apps/${app.appId}/${random.pick(["events", "batch_events", "channels", "users/fuzz/terminate_connections", "users/%00/terminate_connections"])}`;
      const body = makeBody(random);
      return Buffer.from(request(random, "POST", signed(app, "POST", path, body), body));
    }
  }
}

function makeBody(random: Random): string {
  const event = () => ({
    name: random.pick(WORDS),
    channel: random.pick(WORDS),
    data: makeValue(random),
    socket_id: makeValue(random),
  });
  switch (random.int(7)) {
    case 0:
      return makeDeep(random);
    case 6:
      return JSON.stringify({
        name: "n",
        channel: "fuzz-a",
        data: "x".repeat(random.pick([1, 10_240, 10_241, 2_000_000])),
      });
    case 1:
      return JSON.stringify(makeValue(random));
    case 2:
      return `{"name":"n","channels":["fuzz-a"],"data":"1","info":${makeDeep(random)}}`;
    case 3:
      return JSON.stringify({ batch: Array.from({ length: random.int(12) }, event) });
    case 4:
      return JSON.stringify({ ...event(), channels: makeValue(random), info: makeValue(random) });
    default:
      return JSON.stringify(makeObject(random));
  }
}

function request(random: Random, method: string, path: string, body: string): string {
  const bytes = Buffer.byteLength(body);
  // One that promises more than it sends is closed by its sender in the middle of the body.
  const length = random.int(10) === 0 ? bytes + 5 : bytes;
  return `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n${body}`;
}

function signed({ key, secret }: App, method: string, path: string, body: string): string {
  const [bare = "", extra = ""] = path.split("?", 2);
  const time = Math.floor(Date.now() / 1_000);
  const parameters = [
    `auth_key=${key}`,
    `auth_timestamp=${time}`,
    "auth_version=1.0",
    `body_md5=${md5(Buffer.from(body))}`,
  ];
  if (extra) parameters.push(extra);
  const query = parameters.sort().join("&");
  return `${bare}?${query}&auth_signature=${sign(secret, `${method}\n${bare}\n${query}`)}`;
}

function oddApiPath(random: Random, { appId }: App): string {
  const name = encodeURIComponent(random.pick(WORDS).replace("\ud800", ""));
  const path = random.pick([
    "channels",
    `channels/${name}`,
    `channels/${name}/users`,
    `channels/${name}/${name}`,
    "channels//users",
  ]);
  return `/apps/${appId}/${path}${random.pick(["", "?info=user_count", "?info=cache,__proto__", "?filter_by_prefix=presence-"])}`;
}

function oddPath(random: Random, { appId, key }: App): string {
  return random.pick([
    "/",
    "//",
    "*",
    "/health",
    "/%",
    "/%E0%A4%A",
    `/apps/${appId}/channels/%E0%A4%A`,
    `/apps/${appId}/../events`,
    `/apps/__proto__/events`,
    `/app/${key}`,
    `/apps/${appId}/events?auth_key=${key}&auth_timestamp=9e99&auth_version=1.0&auth_signature=%`,
    `/apps/${appId}/channels?${"a=1&".repeat(500)}`,
    `/${"x".repeat(9_000)}`,
    "http://elsewhere.example/app",
  ]);
}

function brokenUpgrade(random: Random, { key }: App): string {
  const path = random.pick([
    `/app/${key}?protocol=7`,
    "/app/%?protocol=7",
    `/app/${key}?protocol=${"7".repeat(400)}`,
    "/app//",
    "/app/__proto__?protocol=7",
  ]);
  const lines = [
    `GET ${path} HTTP/1.1`,
    "Host: x",
    "Connection: Upgrade",
    `Upgrade: ${random.pick(["websocket", "WebSocket", "h2c", "", "websocket, h2c"])}`,
    `Sec-WebSocket-Version: ${random.pick(["13", "8", "99", "x", "13, 8"])}`,
    `Sec-WebSocket-Key: ${random.pick(["dGhlIHNhbXBsZSBub25jZQ==", "short", "", "=".repeat(24)])}`,
    `Sec-WebSocket-Extensions: ${random.pick(["permessage-deflate", "permessage-deflate; client_max_window_bits=99", ";;;", "x".repeat(500)])}`,
    `Sec-WebSocket-Protocol: ${random.pick(["", "a,a", "pusher"])}`,
  ];
  // Lines may be missing; after them sometimes noise that is no frame.
  const kept = lines.filter((_, at) => at < 2 || random.int(8) > 0);
  return `${kept.join("\r\n")}\r\n\r\n${random.int(3) === 0 ? random.bytes(64).toString("latin1") : ""}`;
}
