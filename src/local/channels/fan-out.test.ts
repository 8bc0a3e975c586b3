import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textFrame } from "./frame";
import { Trial } from "./testing";

describe("fan-out", () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.start();
  });
  afterAll(() => trial.stop());

  test("gives each subscriber its own channels' events when they leave in the same tick", async () => {
    const [one, two] = [await trial.connect(), await trial.connect()];
    await trial.subscribe(one, "one");
    await trial.subscribe(two, "two");
    for (const client of [one, two]) await trial.subscribe(client, "all");
    const channels = ["one", "two", "all", "two", "one"];
    await trial.api().triggerBatch(channels.map((channel, data) => ({ channel, name: "n", data })));
    for (const client of [one, two]) await client.settle();
    expect(one.received.map(({ data }) => data)).toEqual([0, 2, 4]);
    expect(two.received.map(({ data }) => data)).toEqual([1, 2, 3]);
  });

  test("reaches hundreds of subscribers, each once and in order", async () => {
    const clients = await Promise.all(Array.from({ length: 300 }, () => trial.connect()));
    await Promise.all(clients.map((client) => trial.subscribe(client, "crowd")));
    const api = trial.api();
    for (let number = 0; number < 20; number++) await api.trigger("crowd", "n", number);
    await Promise.all(clients.map((client) => client.settle()));
    const all = Array.from({ length: 20 }, (_, number) => number);
    for (const client of clients) expect(client.received.map(({ data }) => data)).toEqual(all);
  });
});

describe("a frame", () => {
  test.each([
    [0, "8100"],
    [125, "817d"],
    [126, "817e007e"],
    [65_535, "817effff"],
    [65_536, "817f0000000000010000"],
  ])("of %i bytes begins as RFC 6455 says", (bytes, head) => {
    const frame = textFrame("x".repeat(bytes));
    expect(frame.toString("hex", 0, head.length / 2)).toBe(head);
    expect(frame.length).toBe(head.length / 2 + bytes);
  });

  test("counts bytes, not characters", () => {
    expect(textFrame("½🎉")).toEqual(Buffer.from([0x81, 6, 0xc2, 0xbd, 0xf0, 0x9f, 0x8e, 0x89]));
  });
});
