import assert from "node:assert/strict";
import type { Listener } from "./listener";
import type { Scenario, Stage } from "./stage";

/** A webhook comes after three seconds, in a batch, and over a network. */
const PATIENCE_MS = 15_000;

/** The kinds of webhooks of a channel so far. */
const kinds = (webhooks: Listener, channel: string) =>
  webhooks.heard.filter((heard) => heard.channel === channel).map(({ event }) => event);

async function told(stage: Stage, event: string, channel: string): Promise<unknown> {
  const webhooks = stage.target.webhooks as Listener;
  const find = () => webhooks.heard.find((heard) => heard.event === event && heard.channel === channel);
  await webhooks.until(`${event} of ${channel}`, () => find() !== undefined, PATIENCE_MS);
  return find()?.data;
}

export const WEBHOOKS: Scenario[] = [
  {
    name: "the app is told of a channel that is occupied and, once nobody has come back for three seconds, vacated",
    needs: ["webhooks"],
    async play(stage) {
      const channel = stage.name();
      const client = await stage.client();
      const again = async () => {
        await stage.subscribe(client, channel);
        client.pusher.unsubscribe(channel);
      };
      await again();
      await again();
      assert.deepEqual(await told(stage, "channel_occupied", channel), { name: "channel_occupied", channel });
      assert.deepEqual(await told(stage, "channel_vacated", channel), { name: "channel_vacated", channel });
      const said = kinds(stage.target.webhooks as Listener, channel).filter((kind) => kind !== "subscription_count");
      assert.deepEqual(said, ["channel_occupied", "channel_vacated"]);
    },
  },
  {
    name: "the app is told of members once a person, and not of one who loads the page again",
    needs: ["webhooks"],
    async play(stage) {
      const channel = stage.name("presence-");
      const pages = [await stage.client({ id: "anna" }), await stage.client({ id: "anna" })];
      for (const client of pages) {
        await stage.subscribe(client, channel);
        client.pusher.disconnect();
      }
      const anna = { channel, user_id: "anna" };
      assert.deepEqual(await told(stage, "member_added", channel), { name: "member_added", ...anna });
      assert.deepEqual(await told(stage, "member_removed", channel), { name: "member_removed", ...anna });
      const said = kinds(stage.target.webhooks as Listener, channel).filter((kind) => kind.startsWith("member"));
      assert.deepEqual(said, ["member_added", "member_removed"]);
    },
  },
  {
    name: "the app is told of client events, with their sender",
    needs: ["webhooks", "client-events"],
    async play(stage) {
      const channel = stage.name("presence-");
      const client = await stage.client({ id: "anna" });
      const listener = await stage.subscribe(client, channel);
      listener.channel.trigger("client-moved", { to: 7 });
      const event = (await told(stage, "client_event", channel)) as { data: string };
      assert.deepEqual(
        { ...event, data: JSON.parse(event.data) },
        {
          name: "client_event",
          channel,
          event: "client-moved",
          data: { to: 7 },
          socket_id: client.socketId,
          user_id: "anna",
        },
      );
    },
  },
  {
    name: "the app is told of a cache channel that had nothing to give",
    needs: ["webhooks"],
    async play(stage) {
      const channel = stage.name("cache-");
      await stage.subscribe(await stage.client(), channel);
      const event = (await told(stage, "cache_miss", channel)) as { channel: string };
      assert.equal(event.channel, channel);
    },
  },
  {
    name: "the app is told of the number of subscribers",
    needs: ["webhooks", "subscription-count"],
    async play(stage) {
      const channel = stage.name();
      await stage.subscribe(await stage.client(), channel);
      const event = (await told(stage, "subscription_count", channel)) as { subscription_count: number };
      assert.equal(event.subscription_count, 1);
    },
  },
];
