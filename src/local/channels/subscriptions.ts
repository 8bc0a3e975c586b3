import { announceCount, announceJoined, announceLeft } from "./announce-change";
import type { App } from "./app";
import { authorizeSubscription } from "./authorize-subscription";
import { isMember, membersOf } from "./census";
import type { Channel } from "./channel";
import { isCache, isPresence } from "./channel-names";
import type { Connection } from "./connection";
import type { Json } from "./json";
import { message } from "./messages";
import { describeMembers, type Member, Members } from "./presence";

/**
 * Answers `pusher:subscribe {channel, auth?, channel_data?}`: `subscription_succeeded` (with the members on presence
 * channels), or `pusher:subscription_error` with the reason. A second subscription is an error and changes nothing. Others
 * on a presence channel hear of a person once, however many tabs join at however many processes.
 */
export function subscribe(app: App, connection: Connection, request: Json): void {
  const name = request.channel;
  if (typeof name !== "string" || name === "") {
    connection.complain(null, "A subscription needs a channel");
  } else if (connection.subscriptions.has(name)) {
    connection.complain(null, `Existing subscription to channel ${name}`, name);
  } else {
    const member = authorizeSubscription(app, connection, name, request);
    if (member && "error" in member) connection.send(message("pusher:subscription_error", member, name));
    else admit(app, connection, name, member);
  }
}

/** Ends one subscription; ending one that is not there changes nothing. */
export function unsubscribe(app: App, connection: Connection, name: unknown): void {
  if (typeof name !== "string") return;
  const userId = connection.subscriptions.get(name);
  const channel = app.channels.get(name);
  if (userId === undefined || !channel) return;
  connection.subscriptions.delete(name);
  channel.subscribers.delete(connection);
  if (userId !== null && channel.members?.leave(userId)) {
    app.bus?.say({ t: "leave", channel: name, userId });
    if (!isMember(app, name, userId)) announceLeft(app, name, userId);
  }
  if (channel.subscribers.size === 0) app.channels.delete(name);
  app.bus?.countChanged(name);
  announceCount(app, name);
}

function openChannel(app: App, name: string): Channel {
  const channel: Channel = { subscribers: new Set(), members: isPresence(name) ? new Members() : null };
  app.channels.set(name, channel);
  return channel;
}

function admit(app: App, connection: Connection, name: string, member: Member | null): void {
  const channel = app.channels.get(name) ?? openChannel(app, name);
  const isNew = member && !isMember(app, name, member.id);
  channel.subscribers.add(connection);
  connection.subscriptions.set(name, member?.id ?? null);
  if (member && channel.members?.join(member)) {
    app.bus?.say({ t: "join", channel: name, userId: member.id, info: member.info });
  }
  const answer = channel.members ? { presence: describeMembers(membersOf(app, name)) } : {};
  connection.send(message("pusher_internal:subscription_succeeded", answer, name));
  if (isCache(name)) sendLastEvent(app, connection, name);
  app.bus?.countChanged(name);
  announceCount(app, name);
  if (isNew) announceJoined(app, name, member, connection);
}

function sendLastEvent(app: App, connection: Connection, name: string): void {
  const last = app.lastEvents.get(name, app.now());
  connection.send(JSON.stringify({ event: last?.name ?? "pusher:cache_miss", channel: name, data: last?.data }));
  if (!last) app.tell({ kind: "cache-miss", channel: name });
}
