import { announceCount, announceJoined, announceLeft } from "./announce-change";
import type { App } from "./app";
import type { BusState } from "./bus-messages";
import { isMember, isOnline } from "./census";
import { Peer } from "./peer";

const NOBODY: BusState = { t: "state", counts: [], members: [], users: [], lastEvents: [] };

/** Another process now has so many subscribers on a channel. */
export function setPeerCount(app: App, peer: Peer, channel: string, count: number): void {
  if ((peer.counts.get(channel) ?? 0) === count) return;
  if (count > 0) peer.counts.set(channel, count);
  else peer.counts.delete(channel);
  announceCount(app, channel);
}

/** A person is on a presence channel at another process; our subscribers hear of it unless the person was there already. */
export function addPeerMember(app: App, peer: Peer, channel: string, userId: string, info: unknown): void {
  const isNew = !isMember(app, channel, userId);
  const members = peer.members.get(channel) ?? new Map();
  peer.members.set(channel, members.set(userId, info));
  if (isNew) announceJoined(app, channel, { id: userId, info });
}

/** A person's last tab at another process is gone; our subscribers hear of it unless the person is still there elsewhere. */
export function removePeerMember(app: App, peer: Peer, channel: string, userId: string): void {
  const members = peer.members.get(channel);
  if (!members?.delete(userId)) return;
  if (members.size === 0) peer.members.delete(channel);
  if (!isMember(app, channel, userId)) announceLeft(app, channel, userId);
}

/** A user signed in at another process, or the last of that user's connections there is gone. */
export function setPeerUser(app: App, peer: Peer, userId: string, online: boolean): void {
  const was = isOnline(app, userId);
  if (online) peer.users.add(userId);
  else peer.users.delete(userId);
  if (isOnline(app, userId) !== was) app.tell({ kind: online ? "online" : "offline", userId });
}

/** Takes over all that another process says of itself; whatever is not in it is no more. Only differences are told. */
export function replacePeerState(app: App, peer: Peer, state: BusState): void {
  const counts = new Map(state.counts);
  const members = new Map(state.members.map(([channel, people]) => [channel, new Map(people)]));
  const users = new Set(state.users);
  for (const [channel, count] of counts) setPeerCount(app, peer, channel, count);
  for (const [channel, people] of members) {
    for (const [id, info] of people) addPeerMember(app, peer, channel, id, info);
  }
  for (const id of users) setPeerUser(app, peer, id, true);
  for (const [channel, people] of [...peer.members]) {
    for (const id of [...people.keys()]) {
      if (!members.get(channel)?.has(id)) removePeerMember(app, peer, channel, id);
    }
  }
  for (const id of [...peer.users]) if (!users.has(id)) setPeerUser(app, peer, id, false);
  for (const channel of [...peer.counts.keys()]) if (!counts.has(channel)) setPeerCount(app, peer, channel, 0);
}

/** The picture of a process, a new one when it is heard for the first time. */
export function openPeer(app: App, node: string): Peer {
  const peer = app.peers.get(node) ?? new Peer();
  app.peers.set(node, peer);
  return peer;
}

/** A process is gone, and everybody who was connected to it. */
export function forgetPeer(app: App, node: string): void {
  const peer = app.peers.get(node);
  if (peer) replacePeerState(app, peer, NOBODY);
  app.peers.delete(node);
}
