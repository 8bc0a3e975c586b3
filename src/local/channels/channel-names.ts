import type { Limits } from "./limits";

const ALLOWED = /^[A-Za-z0-9_\-=@,.;]+$/;
const USER_CHANNEL = "#server-to-user-";
const CACHE = /^(private-|private-encrypted-|presence-)?cache-/;

/** Whether a client or the API may name a channel so; `__proto__` is a name like any other. */
export function isChannelName(name: unknown, limits: Limits): name is string {
  return typeof name === "string" && name.length <= limits.channelNameLength && ALLOWED.test(name);
}

/** The channel that reaches every connection signed in as this user. */
export function userChannel(userId: string): string {
  return USER_CHANNEL + userId;
}

/** True for a channel of `userChannel`. */
export function isUserChannel(name: string): boolean {
  return name.startsWith(USER_CHANNEL) && name.length > USER_CHANNEL.length;
}

/** True for channels that know their members. */
export function isPresence(name: string): boolean {
  return name.startsWith("presence-");
}

/** Private, encrypted and presence channels: subscribing needs the app's signature. */
export function needsAuth(name: string): boolean {
  return name.startsWith("private-") || isPresence(name);
}

/** Clients may send on authorised channels, but not on encrypted ones: their words would travel in the clear. */
export function allowsClientEvents(name: string): boolean {
  return needsAuth(name) && !name.startsWith("private-encrypted-");
}

/** Channels that hand their last event to whoever subscribes later. */
export function isCache(name: string): boolean {
  return CACHE.test(name);
}
