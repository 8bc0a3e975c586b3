import assert from "node:assert/strict";
import { type Scenario, statusOf } from "./stage";

export const PUBLIC_CHANNELS: Scenario[] = [
  {
    name: "an event reaches every subscriber of each channel once, as the object that was sent",
    async play(stage) {
      const [one, two] = [await stage.client(), await stage.client()];
      const channels = [stage.name(), stage.name()] as const;
      const listeners = [
        await stage.subscribe(one, channels[0]),
        await stage.subscribe(one, channels[1]),
        await stage.subscribe(two, channels[0]),
      ];
      const sale = { percent: 20, note: "Sufuria – ½ price 🎉", nested: [null, { deep: true }] };
      await stage.api().trigger([...channels, channels[0]], "sale", sale);
      for (const listener of listeners) assert.deepEqual((await listener.next("sale")).data, sale);
      await stage.settle(listeners[0] as never, channels[0]);
      assert.deepEqual(listeners[0]?.left, []);
    },
  },
  {
    name: "texts, numbers, lists and nothing arrive as they were sent",
    async play(stage) {
      const channel = stage.name();
      const listener = await stage.subscribe(await stage.client(), channel);
      for (const [at, data] of ["plain words", 7, [1, "two"], null, "", { a: '"' }].entries()) {
        await stage.api().trigger(channel, `event-${at}`, data);
        assert.deepEqual((await listener.next(`event-${at}`)).data, data);
      }
    },
  },
  {
    name: "the socket that caused an event is left out",
    async play(stage) {
      const [author, reader] = [await stage.client(), await stage.client()];
      const channel = stage.name();
      const [atAuthor, atReader] = [await stage.subscribe(author, channel), await stage.subscribe(reader, channel)];
      await stage.api().trigger(channel, "said", "hi", { socket_id: author.socketId });
      await atReader.next("said");
      await stage.settle(atAuthor, channel);
      assert.deepEqual(atAuthor.left, []);
    },
  },
  {
    name: "events arrive in the order in which they were triggered",
    async play(stage) {
      const channel = stage.name();
      const listener = await stage.subscribe(await stage.client(), channel);
      const numbers = Array.from({ length: 20 }, (_, number) => number);
      for (const at of [0, 10]) {
        await stage.api().triggerBatch(numbers.slice(at, at + 10).map((data) => ({ channel, name: "n", data })));
      }
      await stage.settle(listener, channel);
      assert.deepEqual(
        listener.heard.filter(({ event }) => event === "n").map(({ data }) => data),
        numbers,
      );
    },
  },
  {
    name: "who has unsubscribed hears no more, may unsubscribe twice, and may come back",
    async play(stage) {
      const [client, witness] = [await stage.client(), await stage.client()];
      const channel = stage.name();
      const [listener, atWitness] = [await stage.subscribe(client, channel), await stage.subscribe(witness, channel)];
      client.pusher.unsubscribe(channel);
      client.pusher.send_event("pusher:unsubscribe", { channel });
      await client.pusher.send_event("pusher:ping", {});
      await client.inbox.next("pusher:pong");
      await stage.api().trigger(channel, "missed", 1);
      await atWitness.next("missed");
      await stage.settle(await stage.subscribe(client, channel), channel);
      assert.deepEqual(listener.left, []);
    },
  },
  {
    name: "a second subscription of one connection is an error and delivers nothing twice",
    async play(stage) {
      const wire = await stage.wire();
      const channel = stage.name();
      for (let times = 0; times < 2; times++) wire.send("pusher:subscribe", { channel });
      await wire.next("pusher_internal:subscription_succeeded", channel);
      await wire.next("pusher:error");
      await stage.api().trigger(channel, "once", 1);
      await wire.next("once", channel);
      await stage.settle(wire, channel);
      assert.deepEqual(wire.left, []);
    },
  },
  {
    name: "channels may be named with letters, digits and _-=@,.; and nothing else",
    async play(stage) {
      const client = await stage.client();
      const good = `${stage.name()}_-=@,.;Az09`;
      await stage.settle(await stage.subscribe(client, good), good);
      const wire = await stage.wire();
      for (const channel of ["with space", "slash/ed", "ünicode", "hash#ed", "x".repeat(201)]) {
        wire.send("pusher:subscribe", { channel });
        await wire.nextOf(["pusher:error", "pusher:subscription_error"]);
        const event = { name: "n", data: "1", channels: [channel] };
        assert.equal(await statusOf(stage.api().post({ path: "/events", body: event as never })), 400);
      }
    },
  },
];
