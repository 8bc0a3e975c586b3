import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { App } from "./app";
import { Connection } from "./connection";
import { type Greeting, judgeHandshake } from "./handshake";
import { receiveFrame } from "./incoming";
import { errorMessage, message } from "./messages";
import { RateBucket } from "./rate-bucket";
import { holdBack, ReadingPace } from "./reading-pace";
import { signOut } from "./sign-in";
import { unsubscribe } from "./subscriptions";

/**
 * Greets a client with its socket id and the activity timeout, or says why not and closes with the same code. When the
 * connection ends, in whatever way, it leaves all its channels.
 */
export function acceptConnection(app: App, ws: WebSocket, socket: Duplex, greeting: Greeting): void {
  // A broken frame or socket ends this connection only; "close" follows and does the tidying.
  ws.on("error", () => undefined);
  const refusal = judgeHandshake(app, greeting);
  if (refusal) {
    ws.send(errorMessage(refusal.code, refusal.reason));
    ws.close(refusal.code, refusal.reason);
    return;
  }
  const bucket = new RateBucket(app.limits.clientEventsPerSecond, app.now());
  const connection = new Connection(ws, socket, app.fanOut, bucket, app.now());
  app.connections.set(connection.id, connection);
  const pace = new ReadingPace(app.limits.framesPerSecond, app.now());
  ws.on("message", (frame: Buffer, isBinary) => {
    receiveFrame(app, connection, frame, isBinary);
    pace.count(app.now());
    holdBack(ws, pace, app.now);
  });
  ws.on("ping", () => connection.heard(app.now()));
  ws.on("pong", () => connection.heard(app.now()));
  ws.on("close", () => forget(app, connection));
  const welcome = { socket_id: connection.id, activity_timeout: app.limits.activityTimeoutSeconds };
  connection.send(message("pusher:connection_established", welcome));
}

function forget(app: App, connection: Connection): void {
  app.connections.delete(connection.id);
  for (const name of [...connection.subscriptions.keys()]) unsubscribe(app, connection, name);
  signOut(app, connection);
}
