import type { App } from "./app";

export interface HandshakeRefusal {
  code: number;
  reason: string;
}

/** What a client says of itself when it opens a WebSocket. */
export interface Greeting {
  url?: string;
  headers: { origin?: string };
}

const OLDEST_PROTOCOL = 5;
const NEWEST_PROTOCOL = 7;

/**
 * Why `/app/KEY?protocol=7` may not connect, or null. 4100 while draining or full makes clients return after a pause (4200
 * would make them try again at once, and in a circle). For good: 4001 unknown key, 4005 path, 4006–4008 protocol version, 4009
 * a page of an origin that the app does not allow (who is no browser sends none and is let in).
 */
export function judgeHandshake(app: App, { url = "/", headers }: Greeting): HandshakeRefusal | null {
  if (app.draining) return { code: 4100, reason: "Server is restarting" };
  if (app.connections.size >= app.limits.connections) return { code: 4100, reason: "Over capacity" };
  const [path = "", query = ""] = url.split("?", 2);
  const [, root, key, ...rest] = path.split("/");
  if (root !== "app" || !key || rest.length > 0) return { code: 4005, reason: "Path not found" };
  if (key !== encodeURIComponent(app.key)) return { code: 4001, reason: "App key does not exist" };
  return judgeVersion(new URLSearchParams(query).get("protocol")) ?? judgeOrigin(app, headers.origin);
}

function judgeVersion(version: string | null): HandshakeRefusal | null {
  if (version === null) return { code: 4008, reason: "No protocol version supplied" };
  if (!/^\d+$/.test(version)) return { code: 4006, reason: "Invalid version string format" };
  const number = Number(version);
  if (number >= OLDEST_PROTOCOL && number <= NEWEST_PROTOCOL) return null;
  return { code: 4007, reason: "Unsupported protocol version" };
}

function judgeOrigin(app: App, origin: string | undefined): HandshakeRefusal | null {
  if (origin === undefined || !app.allowedOrigins || app.allowedOrigins.includes(origin)) return null;
  return { code: 4009, reason: "Origin not allowed" };
}
