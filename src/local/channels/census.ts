import type { App } from "./app";

/** How many connections are subscribed to a channel. */
export function subscriptionCount(app: App, channel: string): number {
  return app.channels.get(channel)?.subscribers.size ?? 0;
}

/** Whether anybody is signed in as this user. */
export function isOnline(app: App, userId: string): boolean {
  return app.users.has(userId);
}
