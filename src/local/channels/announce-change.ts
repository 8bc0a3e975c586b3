import type { App } from "./app";
import { subscriptionCount } from "./census";
import { isUserChannel } from "./channel-names";
import type { Connection } from "./connection";
import { message } from "./messages";
import type { Member } from "./presence";

/** Tells this process' subscribers, all but one, and its observers that a person came to a presence channel. */
export function announceJoined(app: App, channel: string, member: Member, except?: Connection): void {
  const joined = message("pusher_internal:member_added", { user_id: member.id, user_info: member.info }, channel);
  app.fanOut.sendToAll(app.channels.get(channel)?.subscribers ?? [], joined, except);
  app.tell({ kind: "joined", channel, userId: member.id });
}

/** Tells this process' subscribers and observers that a person is gone from a presence channel. */
export function announceLeft(app: App, channel: string, userId: string): void {
  const left = message("pusher_internal:member_removed", { user_id: userId }, channel);
  app.fanOut.sendToAll(app.channels.get(channel)?.subscribers ?? [], left);
  app.tell({ kind: "left", channel, userId });
}

/** Tells this process' observers how many are subscribed. The channels of users are no channels of the app: it never named them. */
export function announceCount(app: App, channel: string): void {
  if (!isUserChannel(channel)) app.tell({ kind: "count", channel, count: subscriptionCount(app, channel) });
}
