import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import type { Scenario } from "./stage";

/** Longer than a client waits before it connects again (a second). */
const COMES_BACK_MS = 1_300;

export const USERS: Scenario[] = [
  {
    name: "an event for a user reaches all of their signed-in connections and nobody else",
    needs: ["sign-in"],
    async play(stage) {
      const [id, otherId] = [stage.name("user-"), stage.name("user-")];
      const [one, two, other] = [
        await stage.signedIn({ id }),
        await stage.signedIn({ id }),
        await stage.signedIn({ id: otherId }),
      ];
      const listeners = [one, two, other].map(({ pusher }) => stage.listen(pusher.user));
      await stage.api().sendToUser(id, "coupon", { code: "KARIBU" });
      for (const listener of listeners.slice(0, 2)) {
        assert.deepEqual((await listener.next("coupon")).data, { code: "KARIBU" });
      }
      await stage.api().sendToUser(otherId, "own", {});
      await listeners[2]?.next("own");
      assert.deepEqual(listeners[2]?.left, []);
      assert.deepEqual(one.pusher.user.user_data, { id });
    },
  },
  {
    name: "nobody listens to the channel of another user, nor of any without signing in",
    needs: ["sign-in"],
    async play(stage) {
      const wire = await stage.wire();
      const [id, boss] = [stage.name("user-"), stage.name("user-")];
      wire.send("pusher:subscribe", { channel: `#server-to-user-${id}` });
      await wire.nextOf(["pusher:subscription_error", "pusher:error"]);
      wire.send("pusher:signin", stage.api().authenticateUser(wire.id, { id }));
      await wire.next("pusher:signin_success");
      wire.send("pusher:subscribe", { channel: `#server-to-user-${boss}` });
      await wire.nextOf(["pusher:subscription_error", "pusher:error"]);
      await stage.api().sendToUser(boss, "secret", {});
      await wire.settle();
      assert.deepEqual(wire.left, []);
    },
  },
  {
    name: "a forged sign-in ends the connection with 4009, and the client gives up",
    needs: ["sign-in"],
    async play(stage) {
      const client = await stage.client({ id: stage.name("user-"), secret: "guessed" });
      const connection = stage.listen(client.pusher.connection);
      client.pusher.signin();
      await connection.until("the end", () => client.pusher.connection.state === "disconnected");
      const codes = connection.heard.filter(({ event }) => event === "error").map(({ data }) => JSON.stringify(data));
      assert.ok(
        codes.some((text) => text.includes("4009")),
        codes.join(),
      );
    },
  },
  {
    name: "the app ends all connections of a user for good, and no others",
    needs: ["sign-in"],
    async play(stage) {
      const [id, otherId] = [stage.name("user-"), stage.name("user-")];
      const tabs = [await stage.signedIn({ id }), await stage.signedIn({ id })];
      const other = await stage.signedIn({ id: otherId });
      const ends = tabs.map(({ pusher }) => stage.listen(pusher.connection));
      await stage.api().terminateUserConnections(id);
      for (const [at, { pusher }] of tabs.entries()) {
        await ends[at]?.until("the end", () => pusher.connection.state === "disconnected");
      }
      await wait(COMES_BACK_MS);
      for (const { pusher } of tabs) assert.equal(pusher.connection.state, "disconnected");
      assert.equal(other.pusher.connection.state, "connected");
    },
  },
  {
    name: "who signs in hears who of the watchlist is online, and of every change once a person",
    needs: ["sign-in", "watchlist"],
    async play(stage) {
      const [here, away] = [stage.name("user-"), stage.name("user-")];
      await stage.signedIn({ id: here });
      const watcher = await stage.client({ id: stage.name("user-"), watchlist: [here, away] });
      const listener = stage.listen(watcher.pusher.user.watchlist);
      /** Everything said of one user, in order. */
      const said = (id: string) =>
        listener.heard
          .filter(({ data }) => (data as { user_ids: string[] }).user_ids.includes(id))
          .map(({ event }) => event);
      watcher.pusher.signin();
      // A large service may know a moment later of who has just come.
      await listener.until("who is online", () => said(here).at(-1) === "online" && said(away).length === 1);

      const tabs = [await stage.signedIn({ id: away }), await stage.signedIn({ id: away })];
      await listener.until("the one who comes", () => said(away).at(-1) === "online");
      for (const { pusher } of tabs) pusher.disconnect();
      await listener.until("the one who leaves", () => said(away).at(-1) === "offline");
      await wait(200);
      assert.deepEqual(said(away), ["offline", "online", "offline"]);
    },
  },
  {
    name: "a watchlist has at most 100 users: it is said with 4302, and the first 100 are watched",
    needs: ["sign-in", "watchlist"],
    async play(stage) {
      const wire = await stage.wire();
      const base = stage.name("user-");
      const watchlist = Array.from({ length: 101 }, (_, number) => `${base}-${number}`);
      wire.send("pusher:signin", stage.api().authenticateUser(wire.id, { id: base, watchlist }));
      await wire.next("pusher:signin_success");
      assert.equal(((await wire.next("pusher:error")).data as { code: number }).code, 4302);
      const { data } = await wire.next("pusher_internal:watchlist_events");
      const [event] = (data as { events: { user_ids: string[] }[] }).events;
      assert.equal(event?.user_ids.length, 100);
      await stage.signedIn({ id: `${base}-99` });
      await wire.next("pusher_internal:watchlist_events");
    },
  },
];
