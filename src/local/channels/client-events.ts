import type { App } from "./app";
import { allowsClientEvents } from "./channel-names";
import type { Connection } from "./connection";
import { asText, type Json } from "./json";
import { publish } from "./publish";

/**
 * Passes a `client-…` event on to the other subscribers, never back to the sender. Refused with 4009 unless the sender is
 * subscribed to that channel and the channel is a private or presence one (not encrypted), with 4301 when the name is over
 * 200 characters, the data over 10 KB, or more than ten came within a second. A refusal closes nothing.
 */
export function sendClientEvent(app: App, connection: Connection, name: string, event: Json): void {
  const { channel, data } = event;
  const userId = typeof channel === "string" ? connection.subscriptions.get(channel) : undefined;
  if (typeof channel !== "string" || userId === undefined || !allowsClientEvents(channel)) {
    connection.complain(4009, "Client events need a subscribed private or presence channel");
    return;
  }
  const excess = findExcess(app, connection, name, data);
  if (excess) {
    connection.complain(4301, excess, channel);
    return;
  }
  const from = { socketId: connection.id, userId: userId ?? undefined };
  publish(app, { channel, name, data, exceptSocketId: from.socketId, userId: from.userId });
  app.tell({ kind: "client-event", channel, event: name, data, ...from });
}

function findExcess(app: App, connection: Connection, name: string, data: unknown): string | null {
  const { eventNameLength, eventBytes, clientEventsPerSecond } = app.limits;
  if (name.length > eventNameLength) return `Event names have at most ${eventNameLength} characters`;
  if (Buffer.byteLength(asText(data)) > eventBytes) return `Event data has at most ${eventBytes} bytes`;
  if (!connection.clientEvents.take(app.now())) return `At most ${clientEventsPerSecond} client events per second`;
  return null;
}
