import assert from "node:assert/strict";
import type { Scenario, Stage } from "./stage";
import type { Wire } from "./wire";

/** A bare connection on this channel, as the app allows it. */
async function join(stage: Stage, channel: string, user_id?: string): Promise<Wire & { id: string }> {
  const wire = await stage.wire();
  const auth = /^(private|presence)-/.test(channel)
    ? stage.api().authorizeChannel(wire.id, channel, user_id ? { user_id } : undefined)
    : {};
  wire.send("pusher:subscribe", { channel, ...auth });
  await wire.next("pusher_internal:subscription_succeeded", channel);
  return wire;
}

export const CLIENT_EVENTS: Scenario[] = [
  {
    name: "a client event reaches the others on a private channel and never its sender",
    needs: ["client-events"],
    async play(stage) {
      const [sender, reader] = [await stage.client(), await stage.client()];
      const channel = stage.name("private-");
      const [atSender, atReader] = [await stage.subscribe(sender, channel), await stage.subscribe(reader, channel)];
      atSender.channel.trigger("client-typing", { by: "anna", words: ["ä", 1] });
      assert.deepEqual((await atReader.next("client-typing")).data, { by: "anna", words: ["ä", 1] });
      await stage.settle(atSender, channel);
      assert.deepEqual(atSender.left, []);
    },
  },
  {
    name: "on a presence channel a client event says who sent it, which the sender cannot forge",
    needs: ["client-events"],
    async play(stage) {
      const channel = stage.name("presence-");
      const reader = await stage.client({ id: "ben" });
      const listener = await stage.subscribe(reader, channel);
      listener.channel.bind("client-hi", (data: unknown, { user_id }: { user_id: string }) =>
        listener.note({ event: "with-sender", data: [data, user_id] }),
      );
      const sender = await join(stage, channel, "anna");
      sender.write(JSON.stringify({ event: "client-hi", channel, data: "1", user_id: "boss" }));
      assert.deepEqual((await listener.next("with-sender")).data, [1, "anna"]);
    },
  },
  ...(["", "private-encrypted-"] as const)
    .map((prefix) => ({
      name: `a client event on ${prefix ? "an encrypted" : "a public"} channel is an error and reaches nobody`,
      needs: ["client-events"] as const,
      async play(stage: Stage) {
        const channel = stage.name(prefix);
        const [sender, reader] = [await join(stage, channel), await join(stage, channel)];
        sender.send("client-hi", {}, channel);
        await sender.next("pusher:error");
        await stage.settle(reader, channel);
        assert.deepEqual(reader.left, []);
      },
    }))
    .map((scenario) => ({ ...scenario, needs: [...scenario.needs] })),
  {
    name: "a client event on a channel that the sender is not on is an error and reaches nobody",
    needs: ["client-events"],
    async play(stage) {
      const channel = stage.name("private-");
      const [sender, reader] = [await stage.wire(), await join(stage, channel)];
      sender.send("client-hi", {}, channel);
      await sender.next("pusher:error");
      await stage.settle(reader, channel);
      assert.deepEqual(reader.left, []);
    },
  },
  {
    name: "a flood of client events is cut to ten a second, said with 4301, and closes nothing",
    needs: ["client-events"],
    async play(stage) {
      const channel = stage.name("private-");
      const [sender, reader] = [await join(stage, channel), await join(stage, channel)];
      const from = Date.now();
      for (let number = 0; number < 60; number++) sender.send("client-n", { number }, channel);
      assert.equal(((await sender.next("pusher:error")).data as { code: number }).code, 4301);
      await sender.settle();
      await stage.settle(reader, channel);
      const mostNow = 10 + (10 * (Date.now() - from)) / 1_000;
      assert.ok(reader.left.length >= 10 && reader.left.length <= mostNow, `${reader.left.length} came through`);
    },
  },
  {
    name: "a client event has at most 10 KB of data and a name of at most 200 characters",
    needs: ["client-events"],
    async play(stage) {
      const channel = stage.name("private-");
      const [sender, reader] = [await join(stage, channel), await join(stage, channel)];
      sender.send("client-big", { text: "x".repeat(10_240) }, channel);
      await sender.next("pusher:error");
      sender.send(`client-${"x".repeat(194)}`, {}, channel);
      await sender.next("pusher:error");
      sender.send("client-fits", { text: "x".repeat(10_000) }, channel);
      await reader.next("client-fits");
      assert.deepEqual(reader.left, []);
    },
  },
];
