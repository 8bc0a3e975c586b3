import assert from "node:assert/strict";
import type { Scenario, Stage } from "./stage";

const CACHED = ["cache-", "private-cache-", "private-encrypted-cache-", "presence-cache-"];

export const CACHE_CHANNELS: Scenario[] = [
  ...CACHED.map((prefix) => ({
    name: `a ${prefix}… channel hands its last event to who comes later, and says when it has none`,
    async play(stage: Stage) {
      const channel = stage.name(prefix);
      const first = await stage.subscribe(await stage.client({ id: "anna" }), channel);
      await first.next("pusher:cache_miss");
      await stage.api().trigger(channel, "price", { cents: 100 });
      await stage.api().trigger(channel, "price", { cents: 200 });
      for (const cents of [100, 200]) assert.deepEqual((await first.next("price")).data, { cents });

      const later = await stage.subscribe(await stage.client({ id: "ben" }), channel);
      assert.deepEqual((await later.next("price")).data, { cents: 200 });
      await stage.settle(later, channel);
      assert.deepEqual(
        later.heard.filter(({ event }) => /price|cache_miss/.test(event)),
        [],
      );
    },
  })),
  {
    name: "an event for an empty cache channel is kept for who comes, an event of a client is not",
    needs: ["client-events"],
    async play(stage) {
      const channel = stage.name("private-cache-");
      await stage.api().trigger(channel, "price", 1);
      const sender = await stage.subscribe(await stage.client(), channel);
      await sender.next("price");
      const reader = await stage.subscribe(await stage.client(), channel);
      await reader.next("price");
      sender.channel.trigger("client-price", 2);
      await reader.next("client-price");
      const later = await stage.subscribe(await stage.client(), channel);
      await later.next("price");
    },
  },
  {
    name: "the app can ask what a cache channel holds, and for how many seconds",
    async play(stage) {
      const channel = stage.name("cache-");
      await stage.subscribe(await stage.client(), channel);
      await stage.api().trigger(channel, "price", { cents: 100 });
      const response = await stage.api().get({ path: `/channels/${channel}`, params: { info: "cache" } });
      const { occupied, cache } = (await response.json()) as {
        occupied: boolean;
        cache: { data: string; ttl: number };
      };
      assert.equal(occupied, true);
      assert.deepEqual(JSON.parse(cache.data), { cents: 100 });
      assert.ok(cache.ttl > 0 && cache.ttl <= 1_800, String(cache.ttl));
    },
  },
];
