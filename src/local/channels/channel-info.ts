import type { App } from "./app";
import { memberCount, subscriptionCount } from "./census";
import { isPresence } from "./channel-names";
import type { Json } from "./json";

/** The attributes that a request asks for in `info=user_count,subscription_count`. */
export function readInfo(info: unknown): string[] {
  return typeof info === "string" ? info.split(",").filter(Boolean) : [];
}

/** `user_count` (people, presence channels only) and `subscription_count` (connections, other channels) of a channel. */
export function channelInfo(app: App, name: string, info: string[]): Json {
  const answer: Json = {};
  if (isPresence(name)) {
    if (info.includes("user_count")) answer.user_count = memberCount(app, name);
  } else if (info.includes("subscription_count")) {
    answer.subscription_count = subscriptionCount(app, name);
  }
  return answer;
}
