import type { App } from "./app";
import { sendClientEvent } from "./client-events";
import type { Connection } from "./connection";
import { asObject, type Json, parseObject } from "./json";
import { message } from "./messages";
import { signIn } from "./sign-in";
import { subscribe, unsubscribe } from "./subscriptions";

type Handler = (app: App, connection: Connection, data: Json) => void;

// A Map, not an object: a client chooses the key.
const HANDLERS = new Map<string, Handler>([
  ["pusher:ping", (_app, connection) => connection.send(message("pusher:pong", {}))],
  ["pusher:pong", () => undefined],
  ["pusher:subscribe", subscribe],
  ["pusher:unsubscribe", (app, connection, { channel }) => unsubscribe(app, connection, channel)],
  ["pusher:signin", signIn],
]);

/**
 * Acts on one frame of a client. Whatever the frame holds, nobody else notices and the connection lives: what cannot be
 * understood is answered by `pusher:error` without a code.
 */
export function receiveFrame(app: App, connection: Connection, frame: Buffer, isBinary: boolean): void {
  connection.heard(app.now());
  try {
    const event = isBinary ? null : parseObject(frame.toString());
    if (typeof event?.event === "string") actOn(app, connection, event.event, event);
    else connection.complain(null, "Not an event in JSON text");
  } catch (error) {
    // JSON.stringify gives up with a RangeError on values nested tens of thousands deep, which fit in a frame: the sender's
    // doing, not to fill our log with.
    if (!(error instanceof RangeError)) console.error("channels: an event could not be handled", error);
    connection.complain(null, "The event could not be handled");
  }
}

function actOn(app: App, connection: Connection, name: string, event: Json): void {
  const handle = HANDLERS.get(name);
  if (handle) handle(app, connection, readData(event.data));
  else if (name.startsWith("client-")) sendClientEvent(app, connection, name, event);
  else connection.complain(null, "Unknown event");
}

/** Clients may encode the data of protocol events once or twice. */
function readData(data: unknown): Json {
  return (typeof data === "string" ? parseObject(data) : asObject(data)) ?? {};
}
