import type { App } from "./app";
import { isMember, memberCount } from "./census";
import { isChannelName, isPresence, isUserChannel, needsAuth, userChannel } from "./channel-names";
import type { Connection } from "./connection";
import type { Json } from "./json";
import { type Member, readMember } from "./presence";
import { authIsGenuine } from "./signatures";
import type { SubscriptionRefusal } from "./subscription-refusal";

/**
 * Decides whether this connection may subscribe, and as whom: a member on presence channels, null on others.
 * Private, encrypted and presence channels need `auth` = `KEY:hmac(SECRET, socket_id:channel[:channel_data])`.
 */
export function authorizeSubscription(
  app: App,
  connection: Connection,
  channel: string,
  request: Json,
): Member | null | SubscriptionRefusal {
  if (isUserChannel(channel)) return authorizeUserChannel(connection, channel);
  if (!isChannelName(channel, app.limits)) {
    return { type: "InvalidChannel", error: "Invalid channel name", status: 400 };
  }
  if (connection.subscriptions.size >= app.limits.subscriptionsPerConnection) {
    return { type: "LimitReached", error: "Too many subscriptions on this connection", status: 403 };
  }
  if (!needsAuth(channel)) return null;

  // The service signs channel_data wherever it is sent, not only on presence channels.
  const suffix = typeof request.channel_data === "string" ? `:${request.channel_data}` : "";
  if (!authIsGenuine(app, request.auth, `${connection.id}:${channel}${suffix}`)) {
    return { type: "AuthError", error: "Invalid signature", status: 401 };
  }
  return isPresence(channel) ? authorizeMember(app, connection, channel, request) : null;
}

function authorizeUserChannel(connection: Connection, channel: string): null | SubscriptionRefusal {
  if (connection.user && channel === userChannel(connection.user.id)) return null;
  return { type: "AuthError", error: "Not signed in as that user", status: 401 };
}

function authorizeMember(
  app: App,
  connection: Connection,
  channel: string,
  request: Json,
): Member | SubscriptionRefusal {
  const member = readMember(request.channel_data, connection.user, app.limits);
  if ("error" in member || isMember(app, channel, member.id)) return member;
  if (memberCount(app, channel) < app.limits.presenceMembers) return member;
  return { type: "LimitReached", error: "The presence channel is full", status: 403 };
}
