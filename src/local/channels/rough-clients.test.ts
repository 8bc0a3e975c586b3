import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Trial, upgradeRequest } from "./testing";

describe("a rough client costs nobody else anything:", () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.start();
  });
  afterAll(() => trial.stop());

  async function expectOthersServed() {
    const other = await trial.connect();
    await trial.subscribe(other, "others");
    await trial.api().trigger("others", "fine", 1);
    await other.next("fine");
  }

  test.each([
    ["no JSON", "{"],
    ["nothing", ""],
    ["null", "null"],
    ["a list", "[1]"],
    ["no event", "{}"],
    ["an event that is no string", '{"event":{}}'],
    ["an unknown event", '{"event":"__proto__"}'],
    ["a subscription to nothing", '{"event":"pusher:subscribe"}'],
    ["a subscription to an object", '{"event":"pusher:subscribe","data":{"channel":{"a":1}}}'],
    ["a subscription in broken JSON", '{"event":"pusher:subscribe","data":"{"}'],
    ["bytes", Buffer.from('{"event":"pusher:ping"}')],
  ])("%s is an error without a code, and the connection lives", async (_what, frame) => {
    const client = await trial.connect();
    client.ws.send(frame, { binary: typeof frame !== "string" });
    expect((await client.next("pusher:error")).data).toMatchObject({ code: null });
    await client.settle();
    await expectOthersServed();
  });

  test("values nested tens of thousands deep are an error, and the connection lives", async () => {
    const client = await trial.connect();
    await trial.subscribe(client, "private-deep");
    const deep = "[".repeat(30_000) + "]".repeat(30_000);
    client.ws.send(`{"event":"client-deep","channel":"private-deep","data":${deep}}`);
    await client.next("pusher:error");
    await client.settle();
    await expectOthersServed();
  });

  test("a frame over 64 KB closes its sender", async () => {
    const client = await trial.connect();
    client.ws.send("x".repeat(65_537));
    expect(await client.closed()).toBe(1009);
    await expectOthersServed();
  });

  test("garbage instead of frames closes its sender", async () => {
    const socket = connect(trial.port, "127.0.0.1");
    const closed = new Promise((resolve) => socket.on("close", resolve));
    socket.write(upgradeRequest("/app/key-1?protocol=7"));
    socket.once("data", () => socket.write(Buffer.alloc(64, 0xff)));
    socket.resume();
    await closed;
    await expectOthersServed();
  });

  test("a reader that lets 1 MB pile up is cut, and the others miss nothing", async () => {
    const [slow, quick] = [await trial.connect(), await trial.connect()];
    await trial.subscribe(slow, "torrent");
    await trial.subscribe(quick, "torrent");
    slow.ws.pause();
    const api = trial.api();
    const data = "x".repeat(10_000);
    let sent = 0;
    const connections = async () => (await (await fetch(`http://127.0.0.1:${trial.port}/health`)).json()).connections;
    const before = await connections();
    // The kernel's own buffers take some megabytes first; how many differs from machine to machine.
    while ((await connections()) === before && sent < 20_000) {
      await api.triggerBatch(Array.from({ length: 10 }, () => ({ channel: "torrent", name: "drop", data })));
      sent += 10;
    }
    await quick.settle();
    expect(quick.received).toHaveLength(sent);
    slow.ws.resume();
    expect(await slow.closed()).toBe(1006);
  });
});
