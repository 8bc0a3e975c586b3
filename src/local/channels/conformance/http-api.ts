import assert from "node:assert/strict";
import { type Scenario, type Stage, statusOf } from "./stage";

async function ask(stage: Stage, path: string, params?: Record<string, string>): Promise<unknown> {
  return (await stage.api().get({ path, params })).json();
}

function post(stage: Stage, path: string, body: unknown): Promise<number> {
  return statusOf(stage.api().post({ path, body: body as never }));
}

export const HTTP_API: Scenario[] = [
  {
    name: "an event carries 10 KB; more is refused with 413 and reaches nobody",
    async play(stage) {
      const channel = stage.name();
      const listener = await stage.subscribe(await stage.client(), channel);
      assert.equal(await statusOf(stage.api().trigger(channel, "too-big", "x".repeat(10_241))), 413);
      const text = "x".repeat(10_240);
      await stage.api().trigger(channel, "fits", text);
      assert.equal((await listener.next("fits")).data, text);
      assert.deepEqual(listener.left, []);
    },
  },
  {
    name: "an event goes to at most 100 channels, a batch has at most 10 events, a name at most 200 characters",
    async play(stage) {
      const base = stage.name();
      const channels = Array.from({ length: 101 }, (_, number) => `${base}-${number}`);
      const listener = await stage.subscribe(await stage.client(), `${base}-99`);
      const event = { name: "n", data: "1" };
      assert.equal(await post(stage, "/events", { ...event, channels }), 400);
      assert.equal(await post(stage, "/events", { ...event, name: "x".repeat(201), channels: [`${base}-99`] }), 400);
      const batch = Array.from({ length: 11 }, () => ({ ...event, channel: `${base}-99` }));
      assert.equal(await post(stage, "/batch_events", { batch }), 400);
      await stage.settle(listener, `${base}-99`);
      assert.deepEqual(listener.left, []);
      await stage.api().trigger(channels.slice(0, 100), "all", 1);
      await listener.next("all");
      await stage.api().triggerBatch(batch.slice(0, 10));
      for (let number = 0; number < 10; number++) await listener.next("n");
    },
  },
  {
    name: "a batch is delivered in order, each event to its channel without its author",
    async play(stage) {
      const author = await stage.client();
      const [one, two] = [stage.name(), stage.name()];
      const [atOne, atTwo] = [await stage.subscribe(author, one), await stage.subscribe(author, two)];
      await stage.api().triggerBatch([
        { channel: one, name: "a", data: { n: 1 } },
        { channel: two, name: "b", data: { n: 2 } },
        { channel: one, name: "own", data: {}, socket_id: author.socketId },
        { channel: one, name: "c", data: { n: 3 } },
      ]);
      assert.deepEqual((await atTwo.next("b")).data, { n: 2 });
      await atOne.until("both", () => atOne.left.length === 2);
      assert.deepEqual(atOne.left, ["a", "c"]);
    },
  },
  {
    name: "an answer to an event says on request how many it reached",
    async play(stage) {
      const [room, hall] = [stage.name("presence-"), stage.name()];
      const client = await stage.client({ id: "anna" });
      for (const channel of [room, hall]) await stage.subscribe(client, channel);
      const info = "user_count,subscription_count";
      const answer = (await (await stage.api().trigger([room, hall], "n", 1, { info })).json()) as {
        channels: Record<string, Record<string, number>>;
      };
      assert.equal(answer.channels[room]?.user_count, 1);
      assert.equal(answer.channels[hall]?.subscription_count, 1);
      const batch = await stage.api().triggerBatch([
        { channel: room, name: "n", data: 1, info: "user_count" },
        { channel: hall, name: "n", data: 1 },
      ]);
      assert.deepEqual(await batch.json(), { batch: [{ user_count: 1 }, {}] });
    },
  },
  {
    name: "the app can ask which channels are occupied, by how many, and by whom",
    async play(stage) {
      const [room, hall] = [stage.name("presence-"), stage.name()];
      const tabs = [await stage.client({ id: "anna" }), await stage.client({ id: "anna" })];
      for (const tab of tabs) for (const channel of [room, hall]) await stage.subscribe(tab, channel);
      assert.deepEqual(await ask(stage, "/channels", { filter_by_prefix: room, info: "user_count" }), {
        channels: { [room]: { user_count: 1 } },
      });
      assert.deepEqual(await ask(stage, `/channels/${hall}`, { info: "subscription_count" }), {
        occupied: true,
        subscription_count: 2,
      });
      assert.deepEqual(await ask(stage, `/channels/${room}`, { info: "user_count" }), {
        occupied: true,
        user_count: 1,
      });
      assert.deepEqual(await ask(stage, `/channels/${room}/users`), { users: [{ id: "anna" }] });
      assert.deepEqual(await ask(stage, `/channels/${stage.name()}`), { occupied: false });
      assert.equal(await statusOf(ask(stage, `/channels/${hall}/users`)), 400);
      assert.equal(await statusOf(ask(stage, `/channels/${hall}`, { info: "user_count" })), 400);
      assert.equal(await statusOf(ask(stage, "/channels", { info: "user_count" })), 400);
    },
  },
  {
    name: "a channel that everybody has left is not occupied",
    async play(stage) {
      const channel = stage.name();
      const client = await stage.client();
      await stage.subscribe(client, channel);
      client.pusher.unsubscribe(channel);
      client.pusher.send_event("pusher:ping", {});
      await client.inbox.next("pusher:pong");
      assert.deepEqual(await ask(stage, `/channels/${channel}`), { occupied: false });
    },
  },
  {
    name: "a request that the app has not signed is refused with 401 and changes nothing",
    async play(stage) {
      const channel = stage.name();
      const listener = await stage.subscribe(await stage.client(), channel);
      assert.equal(await statusOf(stage.api({ secret: "guessed" }).trigger(channel, "forged", 1)), 401);
      assert.equal(await statusOf(stage.api({ key: "other" }).trigger(channel, "forged", 1)), 401);
      assert.equal(await statusOf(stage.api({ secret: "guessed" }).get({ path: "/channels" })), 401);
      await stage.settle(listener, channel);
      assert.deepEqual(listener.left, []);
    },
  },
  {
    name: "an unknown path is 404, a body that is no event 400",
    async play(stage) {
      assert.equal(await statusOf(stage.api().get({ path: "/nothing" })), 404);
      for (const body of [
        { name: "n" },
        { name: "n", channels: ["a"], data: { not: "text" } },
        { channels: ["a"], data: "1" },
      ]) {
        assert.equal(await post(stage, "/events", body), 400);
      }
    },
  },
  {
    name: "a connection has at most 100 subscriptions, which all stay",
    needs: ["channel-limit"],
    async play(stage) {
      const wire = await stage.wire();
      const base = stage.name();
      for (let number = 0; number <= 100; number++) wire.send("pusher:subscribe", { channel: `${base}-${number}` });
      await wire.next("pusher:subscription_error", `${base}-100`);
      await stage.api().trigger(`${base}-99`, "still-here", 1);
      await wire.next("still-here");
    },
  },
];
