import assert from "node:assert/strict";
import type { Scenario } from "./stage";

export const SUBSCRIPTION_COUNTS: Scenario[] = [
  {
    name: "subscribers hear how many they are whenever that changes",
    needs: ["subscription-count"],
    async play(stage) {
      const channel = stage.name();
      const [one, two] = [await stage.client(), await stage.client()];
      const listener = await stage.subscribe(one, channel);
      const count = async () => {
        const { data } = await listener.next("pusher:subscription_count");
        return (data as { subscription_count: number }).subscription_count;
      };
      assert.equal(await count(), 1);
      await stage.subscribe(two, channel);
      assert.equal(await count(), 2);
      assert.equal(listener.channel.subscriptionCount, 2);
      two.pusher.disconnect();
      assert.equal(await count(), 1);
    },
  },
  {
    name: "a presence channel tells its members, not their number",
    needs: ["subscription-count"],
    async play(stage) {
      const channel = stage.name("presence-");
      const listener = await stage.subscribe(await stage.client({ id: "anna" }), channel);
      await stage.subscribe(await stage.client({ id: "ben" }), channel);
      await stage.settle(listener, channel);
      assert.ok(listener.heard.every(({ event }) => event !== "pusher:subscription_count"));
    },
  },
];
