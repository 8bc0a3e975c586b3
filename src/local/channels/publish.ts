import type { App } from "./app";
import type { LastEvent } from "./cache-channels";
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
 * The one place where events enter, from the API and from clients: delivers to every subscriber except one, at all
 * processes, in the order in which events come in here. An event on an empty channel is lost, as on the service; cache
 * channels keep the app's last.
 */
export function publish(app: App, event: ChannelEvent): void {
  const last = readLast(event);
  if (last) app.lastEvents.remember(event.channel, last, app.now(), app.bus !== null);
  deliver(app, event);
  app.bus?.say({ t: "event", ...event }, last ? () => app.lastEvents.back(event.channel, last) : undefined);
}

/** Delivers an event that entered at another process to the subscribers of this one. */
export function passOn(app: App, event: ChannelEvent): void {
  const last = readLast(event);
  if (last) app.lastEvents.learn(event.channel, last, app.now());
  deliver(app, event);
}

function deliver(app: App, { name, channel, data, userId, exceptSocketId }: ChannelEvent): void {
  const subscribers = app.channels.get(channel)?.subscribers;
  if (!subscribers) return;
  const except = exceptSocketId === undefined ? undefined : app.connections.get(exceptSocketId);
  app.fanOut.sendToAll(subscribers, JSON.stringify({ event: name, channel, data, user_id: userId }), except);
}

/** What a cache channel keeps of an event: nothing of what clients sent. */
function readLast({ channel, name, data }: ChannelEvent): LastEvent | null {
  return isCache(channel) && typeof data === "string" && !name.startsWith("client-") ? { name, data } : null;
}
