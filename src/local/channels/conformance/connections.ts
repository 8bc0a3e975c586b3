import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import type { Scenario } from "./stage";

/** Longer than a client waits before it connects again (a second). */
const COMES_BACK_MS = 1_300;

export const CONNECTIONS: Scenario[] = [
  {
    name: "a client is greeted with its socket id and the seconds after which it should ping",
    async play(stage) {
      const { data } = await stage.dial().next("pusher:connection_established");
      const { socket_id: id, activity_timeout: seconds } = data as { socket_id: string; activity_timeout: number };
      assert.match(id, /^\d+\.\d+$/);
      assert.ok(seconds > 0);
    },
  },
  {
    name: "a ping is answered",
    async play(stage) {
      await (await stage.wire()).settle();
    },
  },
  {
    name: "an unknown key is refused with 4001, and the client gives up",
    async play(stage) {
      const { pusher } = stage.open({}, "no-such-key");
      const connection = stage.listen(pusher.connection);
      const { data } = await connection.next("error");
      assert.equal((data as { error: { data: { code: number } } }).error.data.code, 4001);
      await connection.until("the client to give up", () => pusher.connection.state === "disconnected");
      await wait(COMES_BACK_MS);
      assert.equal(pusher.connection.state, "disconnected");
    },
  },
  ...(
    [
      [4006, "?protocol=seven"],
      [4007, "?protocol=4"],
      [4007, "?protocol=8"],
      [4008, ""],
    ] as const
  ).map(
    ([code, query]) =>
      ({
        name: `a connection ${query ? `with ${query}` : "without a version"} is refused with ${code}, in words and as close code`,
        async play(stage) {
          const wire = stage.dial(`/app/${stage.target.key}${query}`);
          assert.equal(((await wire.next("pusher:error")).data as { code: number }).code, code);
          assert.equal(await wire.closed(), code);
        },
      }) satisfies Scenario,
  ),
  {
    name: "what cannot be understood is an error, and the connection and all others live",
    async play(stage) {
      const [rough, other] = [await stage.wire(), await stage.client()];
      const channel = stage.name();
      const listener = await stage.subscribe(other, channel);
      for (const text of ["{", "null", '{"event":{}}', '{"event":"pusher:subscribe","data":{"channel":{"a":1}}}']) {
        rough.write(text);
        await rough.next("pusher:error");
      }
      await rough.settle();
      await stage.settle(listener, channel);
    },
  },
  {
    name: "data that is encoded once or twice is understood",
    async play(stage) {
      const wire = await stage.wire();
      const [once, twice] = [stage.name(), stage.name()];
      wire.send("pusher:subscribe", { channel: once });
      await wire.next("pusher_internal:subscription_succeeded", once);
      wire.send("pusher:subscribe", JSON.stringify({ channel: twice }));
      await wire.next("pusher_internal:subscription_succeeded", twice);
    },
  },
];
