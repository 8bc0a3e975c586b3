import type { App } from "./app";
import { isOnline } from "./census";
import type { Connection } from "./connection";
import type { Fact } from "./facts";
import { message } from "./messages";

/** Who wants to hear of whom: user id → the connections whose watchlist names it. */
export class Watchlists {
  readonly #watchers = new Map<string, Set<Connection>>();
  readonly #watched = new Map<Connection, string[]>();

  of(userId: string): Iterable<Connection> {
    return this.#watchers.get(userId) ?? [];
  }

  /** Replaces what this connection watches. */
  set(connection: Connection, userIds: string[]): void {
    this.delete(connection);
    if (userIds.length === 0) return;
    this.#watched.set(connection, userIds);
    for (const id of userIds) this.#watchers.set(id, (this.#watchers.get(id) ?? new Set()).add(connection));
  }

  delete(connection: Connection): void {
    for (const id of this.#watched.get(connection) ?? []) {
      const watchers = this.#watchers.get(id);
      watchers?.delete(connection);
      if (watchers?.size === 0) this.#watchers.delete(id);
    }
    this.#watched.delete(connection);
  }
}

/**
 * Lets a connection watch the users of its signed `watchlist`: it hears at once who of them is online and who is not, and
 * from then on of every change. Of more than 100 ids the first 100 count, and it is told so (4302); what is no text is left
 * out.
 */
export function watch(app: App, connection: Connection, watchlist: unknown): void {
  if (!Array.isArray(watchlist)) return;
  const { watchedUsers } = app.limits;
  const named = new Set(watchlist.filter((id): id is string => typeof id === "string" && id !== ""));
  if (named.size > watchedUsers) {
    connection.complain(4302, `Watchlist limit exceeded: only the first ${watchedUsers} user ids are watched`);
  }
  const ids = [...named].slice(0, watchedUsers);
  app.watchlists.set(connection, ids);
  const events = [
    { name: "online", user_ids: ids.filter((id) => isOnline(app, id)) },
    { name: "offline", user_ids: ids.filter((id) => !isOnline(app, id)) },
  ].filter((event) => event.user_ids.length > 0);
  if (events.length > 0) connection.send(message("pusher_internal:watchlist_events", { events }));
}

/** Tells the watchers of a user that they came online or went offline. */
export function tellWatchers(app: App, fact: Fact): void {
  if (fact.kind !== "online" && fact.kind !== "offline") return;
  const events = [{ name: fact.kind, user_ids: [fact.userId] }];
  app.fanOut.sendToAll(app.watchlists.of(fact.userId), message("pusher_internal:watchlist_events", { events }));
}
