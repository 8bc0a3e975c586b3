import { ApiRefusal } from "./api-refusal";
import type { App } from "./app";
import { membersOf, occupiedChannels, subscriptionCount } from "./census";
import { channelInfo, readInfo } from "./channel-info";
import { isCache, isPresence, isUserChannel } from "./channel-names";
import type { Json } from "./json";

/**
 * `GET channels?filter_by_prefix=&info=` → `{channels: {name: attributes}}` of the occupied channels.
 *
 * @throws ApiRefusal 400 when `user_count` is asked for channels that have no users
 */
export function listChannels(app: App, query: URLSearchParams): Json {
  const prefix = query.get("filter_by_prefix") ?? "";
  const info = readInfo(query.get("info"));
  if (info.includes("user_count") && !isPresence(prefix)) {
    throw new ApiRefusal(400, "user_count needs filter_by_prefix=presence-");
  }
  const names = [...occupiedChannels(app)].filter((name) => name.startsWith(prefix) && !isUserChannel(name));
  return { channels: Object.fromEntries(names.map((name) => [name, channelInfo(app, name, info)])) };
}

/**
 * `GET channels/NAME?info=user_count,subscription_count,cache` → `{occupied, …}`; `cache` is `{data, ttl}` (ttl in seconds)
 * or null.
 *
 * @throws ApiRefusal 400 when `user_count` is asked of a channel that has no users
 */
export function getChannel(app: App, name: string, query: URLSearchParams): Json {
  const info = readInfo(query.get("info"));
  if (info.includes("user_count") && !isPresence(name)) {
    throw new ApiRefusal(400, "user_count is known of presence channels only");
  }
  const answer: Json = { occupied: subscriptionCount(app, name) > 0, ...channelInfo(app, name, info) };
  if (info.includes("cache") && isCache(name)) {
    const last = app.lastEvents.get(name, app.now());
    answer.cache = last && { data: last.data, ttl: last.ttl };
  }
  return answer;
}

/**
 * `GET channels/NAME/users` → `{users: [{id}]}`, each person once.
 *
 * @throws ApiRefusal 400 unless it is a presence channel
 */
export function listUsers(app: App, name: string): Json {
  if (!isPresence(name)) throw new ApiRefusal(400, "Users are known of presence channels only");
  return { users: [...membersOf(app, name).keys()].map((id) => ({ id })) };
}
