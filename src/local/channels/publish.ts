import type { App } from "./app";
import { isCache } from "./channel-names";

/** An event on its way to a channel. */
export interface ChannelEvent {
  channel: string;
  name: string;
  /** A string from the API, any JSON from a client; delivered as it came. */
  data: unknown;
  /** The connection that is left out: the one that caused the event. */
  exceptSocketId?: string;
  /** Who sent it, on presence channels. */
  userId?: string;
}

/**
 * The one place where events enter, from the API and from clients: delivers to every subscriber except one, in the order
 * in which events come in. An event on an empty channel is lost, as on the service; cache channels keep the app's last.
 */
export function publish(app: App, event: ChannelEvent): void {
  if (isCache(event.channel) && typeof event.data === "string" && !isFromClient(event)) {
    app.lastEvents.remember(event.channel, { name: event.name, data: event.data }, app.now());
  }
  const channel = app.channels.get(event.channel);
  if (!channel) return;
  const { name, channel: to, data, userId } = event;
  const except = event.exceptSocketId === undefined ? undefined : app.connections.get(event.exceptSocketId);
  app.fanOut.sendToAll(
    channel.subscribers,
    JSON.stringify({ event: name, channel: to, data, user_id: userId }),
    except,
  );
}

function isFromClient(event: ChannelEvent): boolean {
  return event.name.startsWith("client-");
}
