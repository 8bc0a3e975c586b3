import assert from "node:assert/strict";
import type { PresenceChannel } from "pusher-js";
import type { Scenario } from "./stage";

type Added = { id: string; info: unknown };

export const PRESENCE_CHANNELS: Scenario[] = [
  {
    name: "who joins learns who is there, and who is there learns who joins and leaves",
    async play(stage) {
      const channel = stage.name("presence-");
      const anna = await stage.client({ id: "anna", info: { name: "Anna" } });
      const atAnna = await stage.subscribe(anna, channel);
      const ben = await stage.client({ id: "ben", info: { name: "Ben" } });
      const atBen = await stage.subscribe(ben, channel);

      const added = (await atAnna.next("pusher:member_added")).data as Added;
      assert.deepEqual([added.id, added.info], ["ben", { name: "Ben" }]);
      const { members } = atBen.channel as PresenceChannel;
      assert.equal(members.count, 2);
      assert.equal((members.me as Added).id, "ben");
      assert.deepEqual((members.get("anna") as Added).info, { name: "Anna" });

      ben.pusher.disconnect();
      assert.equal(((await atAnna.next("pusher:member_removed")).data as Added).id, "ben");
      assert.equal((atAnna.channel as PresenceChannel).members.count, 1);
    },
  },
  {
    name: "a person with two tabs is one member, until the last tab is gone",
    async play(stage) {
      const channel = stage.name("presence-");
      const atWatcher = await stage.subscribe(await stage.client({ id: "watcher" }), channel);
      const tabs = [await stage.client({ id: "anna" }), await stage.client({ id: "anna" })] as const;
      await stage.subscribe(tabs[0], channel);
      const { members } = (await stage.subscribe(tabs[1], channel)).channel as PresenceChannel;
      assert.equal(members.count, 2);
      await atWatcher.next("pusher:member_added");
      tabs[0].pusher.unsubscribe(channel);
      await stage.settle(atWatcher, channel);
      assert.ok(atWatcher.heard.every(({ event }) => !event.includes("member_")));
      tabs[1].pusher.disconnect();
      await atWatcher.next("pusher:member_removed");
      await stage.settle(atWatcher, channel);
      assert.ok(atWatcher.heard.every(({ event }) => !event.includes("member_")));
    },
  },
  {
    name: "a broken connection leaves like a closed one",
    async play(stage) {
      const channel = stage.name("presence-");
      const atWatcher = await stage.subscribe(await stage.client({ id: "watcher" }), channel);
      const wire = await stage.wire();
      wire.send("pusher:subscribe", {
        channel,
        ...stage.api().authorizeChannel(wire.id, channel, { user_id: "anna" }),
      });
      await atWatcher.next("pusher:member_added");
      wire.end();
      await atWatcher.next("pusher:member_removed");
    },
  },
  {
    name: "a user id is a text or a number of at most 128 characters, the info has at most 1 KB",
    async play(stage) {
      const wire = await stage.wire();
      const channel = stage.name("presence-");
      const subscribe = (user_id: string, user_info: Record<string, unknown>, name = channel) =>
        wire.send("pusher:subscribe", {
          channel: name,
          ...stage.api().authorizeChannel(wire.id, name, { user_id, user_info }),
        });
      subscribe("x".repeat(129), {});
      await wire.nextOf(["pusher:subscription_error", "pusher:error"]);
      subscribe("anna", { about: "x".repeat(1_100) });
      await wire.nextOf(["pusher:subscription_error", "pusher:error"]);
      subscribe("x".repeat(128), { about: "x".repeat(1_000) });
      await wire.next("pusher_internal:subscription_succeeded", channel);
      const other = stage.name("presence-");
      subscribe(7 as never, {}, other);
      const { data } = await wire.next("pusher_internal:subscription_succeeded", other);
      assert.deepEqual((data as { presence: unknown }).presence, { count: 1, ids: ["7"], hash: { 7: {} } });
    },
  },
  {
    name: "a signed-in user joins a presence channel without further data",
    needs: ["sign-in"],
    async play(stage) {
      const wire = await stage.wire();
      const [channel, id] = [stage.name("presence-"), stage.name("user-")];
      wire.send("pusher:signin", stage.api().authenticateUser(wire.id, { id, user_info: { name: "Anna" } }));
      await wire.next("pusher:signin_success");
      wire.send("pusher:subscribe", { channel, ...stage.api().authorizeChannel(wire.id, channel) });
      const { data } = await wire.next("pusher_internal:subscription_succeeded", channel);
      assert.deepEqual((data as { presence: { ids: string[] } }).presence.ids, [id]);
    },
  },
  {
    name: "a presence channel holds 100 members; one of them may open another tab, one more may not come",
    needs: ["many-connections"],
    async play(stage) {
      const channel = stage.name("presence-");
      const join = async (user_id: string) => {
        const wire = await stage.wire();
        wire.send("pusher:subscribe", { channel, ...stage.api().authorizeChannel(wire.id, channel, { user_id }) });
        return (
          await wire.nextOf(["pusher_internal:subscription_succeeded", "pusher:subscription_error", "pusher:error"])
        ).event;
      };
      const ids = Array.from({ length: 100 }, (_, number) => `member-${number}`);
      for (const event of await Promise.all(ids.map(join))) assert.match(event, /succeeded/);
      assert.match(await join("member-100"), /error/);
      assert.match(await join("member-7"), /succeeded/);
    },
  },
];
