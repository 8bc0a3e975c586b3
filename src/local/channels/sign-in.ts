import type { App } from "./app";
import { isOnline } from "./census";
import type { Connection, SignedInUser } from "./connection";
import { type Json, parseObject } from "./json";
import { message } from "./messages";
import { authIsGenuine } from "./signatures";
import { watch } from "./watchlists";

/**
 * Answers `pusher:signin {auth, user_data}` where auth = `KEY:hmac(SECRET, socket_id::user::user_data)`. From then on the
 * connection may subscribe to its user's channel, hears of the users on its `watchlist`, and ends when the app ends that
 * user's connections. A forged sign-in, or one without an id, closes the connection with 4009; a second one as somebody else
 * is an error and changes nothing.
 */
export function signIn(app: App, connection: Connection, request: Json): void {
  const user = readUser(app, connection, request);
  if (!user) {
    connection.refuse(4009, "Connection not authorized");
  } else if (connection.user && connection.user.id !== user.id) {
    connection.complain(null, "The connection is signed in as somebody else");
  } else {
    connection.send(message("pusher:signin_success", { user_data: request.user_data }));
    if (!connection.user) associate(app, connection, { id: user.id, info: user.info });
    watch(app, connection, user.watchlist);
  }
}

function associate(app: App, connection: Connection, user: SignedInUser): void {
  connection.user = user;
  const wasOnline = isOnline(app, user.id);
  const connections = app.users.get(user.id) ?? new Set();
  app.users.set(user.id, connections.add(connection));
  if (connections.size === 1) app.bus?.say({ t: "online", userId: user.id });
  if (!wasOnline) app.tell({ kind: "online", userId: user.id });
}

function readUser(app: App, connection: Connection, request: Json): (SignedInUser & { watchlist: unknown }) | null {
  const { auth, user_data: text } = request;
  if (typeof text !== "string" || !authIsGenuine(app, auth, `${connection.id}::user::${text}`)) return null;
  const data = parseObject(text);
  const id = data?.id;
  return typeof id === "string" && id !== "" ? { id, info: data?.user_info ?? {}, watchlist: data?.watchlist } : null;
}

/** Takes a closed connection from its user. */
export function signOut(app: App, connection: Connection): void {
  if (!connection.user) return;
  app.watchlists.delete(connection);
  const { id } = connection.user;
  const connections = app.users.get(id);
  connections?.delete(connection);
  if (connections?.size !== 0) return;
  app.users.delete(id);
  app.bus?.say({ t: "offline", userId: id });
  if (!isOnline(app, id)) app.tell({ kind: "offline", userId: id });
}

/** Closes every connection of a user, at all processes, with 4009: their clients do not come back by themselves. */
export function terminateConnections(app: App, userId: string): void {
  terminateOwnConnections(app, userId);
  app.bus?.say({ t: "terminate", userId });
}

/** The part of `terminateConnections` that each process does for itself. */
export function terminateOwnConnections(app: App, userId: string): void {
  for (const connection of [...(app.users.get(userId) ?? [])]) {
    connection.refuse(4009, "You got disconnected by the app.");
  }
}
