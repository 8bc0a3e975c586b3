import type { App } from "./app";
import type { Connection } from "./connection";
import type { Limits } from "./limits";
import { message } from "./messages";

/**
 * What to do about a connection: a client pings by itself after the activity timeout, so one that was silent for that long
 * plus the pong timeout is pinged, and closed when no answer comes within the pong timeout. Times in milliseconds.
 */
export function judgeSilence(
  connection: { heardAt: number; pingedAt: number | null },
  now: number,
  limits: Pick<Limits, "activityTimeoutSeconds" | "pongTimeoutSeconds">,
): "leave" | "ping" | "close" {
  const pong = limits.pongTimeoutSeconds * 1_000;
  if (connection.pingedAt !== null) return now - connection.pingedAt > pong ? "close" : "leave";
  return now - connection.heardAt > limits.activityTimeoutSeconds * 1_000 + pong ? "ping" : "leave";
}

/** Pings the silent and closes the dead with 4201, so that a client reconnects at once; the next round cuts who is still there. */
export function checkLiveness(app: App): void {
  const now = app.now();
  for (const connection of app.connections.values()) {
    const verdict = judgeSilence(connection, now, app.limits);
    if (verdict === "ping") connection.ping(message("pusher:ping", {}), now);
    if (verdict === "close") end(connection);
  }
}

function end(connection: Connection): void {
  if (connection.isOpen) connection.close(4201, "Pong reply not received");
  else connection.cut();
}
