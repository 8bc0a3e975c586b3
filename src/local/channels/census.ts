import type { App } from "./app";

/** How many connections are subscribed to a channel, in all processes together. */
export function subscriptionCount(app: App, channel: string): number {
  let count = app.channels.get(channel)?.subscribers.size ?? 0;
  for (const peer of app.peers.values()) count += peer.counts.get(channel) ?? 0;
  return count;
}

/** The channels that anybody is subscribed to in any process, each once. */
export function occupiedChannels(app: App): Set<string> {
  const names = new Set(app.channels.keys());
  for (const peer of app.peers.values()) for (const name of peer.counts.keys()) names.add(name);
  return names;
}

/** Whether anybody is signed in as this user, at any process. */
export function isOnline(app: App, userId: string): boolean {
  if (app.users.has(userId)) return true;
  for (const peer of app.peers.values()) if (peer.users.has(userId)) return true;
  return false;
}

/** Whether this person is on a presence channel, in any process. */
export function isMember(app: App, channel: string, userId: string): boolean {
  if (app.channels.get(channel)?.members?.has(userId)) return true;
  for (const peer of app.peers.values()) if (peer.members.get(channel)?.has(userId)) return true;
  return false;
}

/** The people on a presence channel in all processes, user id → info, each once: with the info that came to this process. */
export function membersOf(app: App, channel: string): Map<string, unknown> {
  const members = new Map(app.channels.get(channel)?.members?.infos());
  for (const peer of app.peers.values()) {
    for (const [id, info] of peer.members.get(channel) ?? []) if (!members.has(id)) members.set(id, info);
  }
  return members;
}

/** How many people are on a presence channel, in all processes together. */
export function memberCount(app: App, channel: string): number {
  return app.peers.size === 0 ? (app.channels.get(channel)?.members?.count ?? 0) : membersOf(app, channel).size;
}
