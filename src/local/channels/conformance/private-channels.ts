import assert from "node:assert/strict";
import type { Scenario, Stage } from "./stage";
import type { Wire } from "./wire";

const GUARDED = ["private-", "private-encrypted-", "presence-", "private-cache-", "presence-cache-"];
const ANNA = { user_id: "anna" };

/** Subscribes with this authorisation and expects a refusal, and that nothing arrives. */
async function expectRefusal(stage: Stage, wire: Wire, channel: string, auth: object): Promise<void> {
  wire.send("pusher:subscribe", { channel, ...auth });
  await wire.nextOf(["pusher:subscription_error", "pusher:error"]);
  await stage.api().trigger(channel, "secret", 1);
  await wire.settle();
  assert.deepEqual(wire.left, []);
}

export const PRIVATE_CHANNELS: Scenario[] = [
  ...GUARDED.map((prefix) => ({
    name: `nobody subscribes to a ${prefix}… channel without the app's signature for this socket and channel`,
    async play(stage: Stage) {
      const wire = await stage.wire();
      const channel = stage.name(prefix);
      const data = prefix.startsWith("presence-") ? ANNA : undefined;
      const other = stage.name(prefix);
      for (const auth of [
        {},
        { auth: "nonsense" },
        stage.api({ secret: "guessed" }).authorizeChannel(wire.id, channel, data),
        stage.api().authorizeChannel("1.1", channel, data),
        stage.api().authorizeChannel(wire.id, other, data),
      ]) {
        await expectRefusal(stage, wire, channel, auth);
      }
      wire.send("pusher:subscribe", { channel, ...stage.api().authorizeChannel(wire.id, channel, data) });
      await wire.next("pusher_internal:subscription_succeeded", channel);
    },
  })),
  {
    name: "nobody joins a presence channel as somebody else than the app has signed",
    async play(stage) {
      const wire = await stage.wire();
      const channel = stage.name("presence-");
      const signed = stage.api().authorizeChannel(wire.id, channel, ANNA);
      await expectRefusal(stage, wire, channel, { ...signed, channel_data: '{"user_id":"boss"}' });
    },
  },
  {
    name: "the client tells of a refused subscription",
    async play(stage) {
      const client = await stage.client({ secret: "guessed" });
      const listener = stage.listen(client.pusher.connection);
      const channel = client.pusher.subscribe(stage.name("private-"));
      const atChannel = stage.listen(channel);
      channel.bind_global(() => listener.note({ event: "refused", data: null }));
      await listener.nextOf(["refused", "error"]);
      assert.equal(channel.subscribed, false);
      assert.deepEqual(atChannel.left, []);
    },
  },
  {
    name: "an encrypted channel delivers what the app sent, and only to those who have its key",
    async play(stage) {
      const channel = stage.name("private-encrypted-");
      const client = await stage.client();
      const listener = await stage.subscribe(client, channel);
      await stage.api().trigger(channel, "posted", { content: "My PIN is 4711" });
      assert.deepEqual((await listener.next("posted")).data, { content: "My PIN is 4711" });
      const { data } = await client.inbox.next("posted", channel);
      assert.deepEqual(Object.keys(data as object).sort(), ["ciphertext", "nonce"]);
      assert.ok(!JSON.stringify(data).includes("4711"));
    },
  },
];
