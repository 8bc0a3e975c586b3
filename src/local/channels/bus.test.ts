import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { MemoryHub, type MemoryWire } from "./memory-wire";
import type { ChannelsServerOptions } from "./server";
import { type RawClient, Trial } from "./testing";

/** A heartbeat takes 50 ms, a process that is silent for 150 ms is gone. */
const limits = { heartbeatSeconds: 0.05, peerTimeoutSeconds: 0.15 };
const PRESENCE = "presence-shop";

let hub = new MemoryHub();
let trials: Trial[] = [];
afterEach(async () => {
  await Promise.all(trials.map((trial) => trial.stop()));
  hub = new MemoryHub();
  trials = [];
});

async function start(options: Partial<ChannelsServerOptions> = {}): Promise<Trial> {
  const trial = await Trial.start({ wire: hub.wire, limits, ...options });
  trials.push(trial);
  await hub.settle();
  return trial;
}

const wireOf = (trial: Trial) => hub.wires[trials.indexOf(trial)] as MemoryWire;
const numbers = (client: RawClient, event = "n") =>
  client.received.filter((message) => message.event === event).map(({ data }) => data);
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

async function join(trial: Trial, channel: string, userId?: string) {
  const client = await trial.connect();
  const answer = await trial.subscribe(client, channel, userId === undefined ? undefined : { user_id: userId });
  await hub.settle();
  return Object.assign(client, { ids: (answer.data as { presence?: { ids: string[] } }).presence?.ids });
}

async function trigger(trial: Trial, channel: string, count: number, first = 0): Promise<void> {
  for (const at of upTo(count)) await trial.api().trigger(channel, "n", first + at);
}

describe("between processes", () => {
  test("an event arrives once and in order although one packet in ten is lost", async () => {
    const [one, two] = [await start(), await start()];
    const reader = await join(two, "news");
    let packet = 0;
    // Knuth's multiplicative hash: as if by chance, but the same in every run.
    hub.loses = () => (packet++ * 2_654_435_761) % 2 ** 32 < 2 ** 32 / 10;
    await trigger(one, "news", 60);
    await expect.poll(() => numbers(reader).length, { timeout: 5_000 }).toBe(60);
    await wait(100);
    expect(numbers(reader)).toEqual(upTo(60));
  });

  test("an event of which the sender cannot know whether it arrived arrives once", async () => {
    const [one, two] = [await start(), await start()];
    const reader = await join(two, "news");
    wireOf(one).failsAfterPosting = true;
    await trigger(one, "news", 1);
    await hub.settle();
    expect(wireOf(one).isUp).toBe(false);
    await trigger(one, "news", 1, 1);
    wireOf(one).setUp(true);
    await hub.settle();
    expect(numbers(reader)).toEqual([0, 1]);
  });

  test("what is too long for one packet stays in its place among the others", async () => {
    const [one, two] = [await start(), await start()];
    const reader = await join(two, "news");
    const words = ["short", "x".repeat(10_000), "ß".repeat(4_900), "end"];
    for (const word of words) await one.api().trigger("news", "n", word);
    await hub.settle();
    expect(numbers(reader)).toEqual(words);
  });

  test("many small events travel in few packets", async () => {
    const [one, two] = [await start(), await start()];
    const reader = await join(two, "news");
    const before = hub.posted.length;
    const batch = upTo(10).map((data) => ({ channel: "news", name: "n", data }));
    await one.api().triggerBatch(batch);
    await hub.settle();
    expect(numbers(reader)).toEqual(upTo(10));
    expect(hub.posted.length - before).toBeLessThanOrEqual(2);
  });

  test("while the wire is cut own clients are served, nobody is taken for gone, and afterwards everything is told", async () => {
    const [one, two] = [await start(), await start()];
    const [anna, ben] = [await join(one, PRESENCE, "anna"), await join(two, PRESENCE, "ben")];
    hub.setUp(false);
    await wait(400);
    await trigger(one, PRESENCE, 3);
    await anna.next("n");
    const carl = await join(two, PRESENCE, "carl");
    expect(carl.ids?.sort()).toEqual(["anna", "ben", "carl"]);
    expect(ben.received.filter(({ event }) => event.endsWith("removed"))).toEqual([]);
    hub.setUp(true);
    await hub.settle();
    expect(numbers(ben)).toEqual(upTo(3));
    expect(await anna.next("pusher_internal:member_added", PRESENCE)).toMatchObject({ data: { user_id: "ben" } });
    expect(await anna.next("pusher_internal:member_added", PRESENCE)).toMatchObject({ data: { user_id: "carl" } });
    await wait(200);
    expect(anna.received.filter(({ event }) => event.startsWith("pusher_internal"))).toEqual([]);
  });

  test("what was said too much of is given up in order, and who is there is right all the same", async () => {
    const [one, two] = [await start(), await start()];
    const [anna, ben] = [await join(one, PRESENCE, "anna"), await join(two, PRESENCE, "ben")];
    await anna.next("pusher_internal:member_added");
    hub.setUp(false);
    await join(two, PRESENCE, "carl");
    ben.ws.close();
    await ben.closed();
    const batch = upTo(10).map(() => ({ channel: "elsewhere", name: "n", data: "x".repeat(10_000) }));
    for (const _ of upTo(43)) await two.api().triggerBatch(batch);
    await trigger(two, PRESENCE, 3);
    hub.setUp(true);
    await expect.poll(() => numbers(anna)).toEqual(upTo(3));
    expect((await anna.next("pusher_internal:member_added")).data).toMatchObject({ user_id: "carl" });
    expect((await anna.next("pusher_internal:member_removed")).data).toEqual({ user_id: "ben" });
  });

  test("a process that falls silent is gone with its members, and back with them when it is heard again", async () => {
    const [one, two] = [await start(), await start()];
    const [anna, ben] = [await join(one, PRESENCE, "anna"), await join(two, PRESENCE, "ben")];
    await anna.next("pusher_internal:member_added");
    const silenced = wireOf(two);
    hub.loses = (from) => from === silenced;
    expect((await anna.next("pusher_internal:member_removed")).data).toEqual({ user_id: "ben" });
    expect(await (await one.api().get({ path: `/channels/${PRESENCE}/users` })).json()).toEqual({
      users: [{ id: "anna" }],
    });
    await trigger(two, PRESENCE, 1);
    hub.loses = () => false;
    expect((await anna.next("pusher_internal:member_added")).data).toMatchObject({ user_id: "ben" });
    await trigger(two, PRESENCE, 1, 1);
    await hub.settle();
    expect(numbers(anna)).toEqual([0, 1]);
    expect(numbers(ben)).toEqual([0, 1]);
  });

  test("a process that was paused takes nobody for gone", async () => {
    let paused = 0;
    const [one, two] = [await start({ now: () => performance.now() + paused }), await start()];
    const anna = await join(one, PRESENCE, "anna");
    await join(two, PRESENCE, "ben");
    await anna.next("pusher_internal:member_added");
    paused = 3_600_000;
    await wait(300);
    expect(anna.received).toEqual([]);
  });

  test("one process speaks for all, and another one when it is gone", async () => {
    const [one, two] = [await start(), await start()];
    expect(hub.leader).toBe(wireOf(one));
    const second = wireOf(two);
    await one.stop();
    trials.splice(0, 1);
    await expect.poll(() => hub.leader).toBe(second);
  });

  test("two events for a cache channel at the same moment leave the same last event everywhere", async () => {
    const [one, two] = [await start(), await start()];
    for (const round of upTo(10)) {
      await Promise.all([one, two].map((trial, at) => trial.api().trigger("cache-price", "n", `${round} of ${at}`)));
      await hub.settle();
      const [here, there] = [await join(one, "cache-price"), await join(two, "cache-price")];
      await Promise.all([here.settle(), there.settle()]);
      expect(numbers(here)).toHaveLength(1);
      expect(numbers(here)).toEqual(numbers(there));
    }
  });

  test("a newcomer knows members, counts, users and last events of those who were there before", async () => {
    const one = await start();
    await join(one, PRESENCE, "anna");
    await join(one, "cache-price");
    await trigger(one, "cache-price", 2);
    const two = await start();
    expect((await join(two, PRESENCE, "ben")).ids).toEqual(["ben", "anna"]);
    const late = await join(two, "cache-price");
    expect((await late.next("n")).data).toBe(1);
    const list = await two.api().get({ path: "/channels", params: { info: "subscription_count" } });
    expect(await list.json()).toEqual({
      channels: { "cache-price": { subscription_count: 2 }, [PRESENCE]: {} },
    });
  });

  test("whatever else is on the wire harms nobody", async () => {
    const [one, two] = [await start(), await start()];
    const reader = await join(two, "news");
    const stranger = wireOf(one);
    for (const packet of [
      { head: "", body: "[]" },
      { head: "not a head", body: "[]" },
      { head: "stranger 1 1", body: "{" },
      { head: "stranger 2 1", body: '[{"t":"from a newer version"}]' },
      { head: "stranger 3 1", body: '[null,{"t":"state"},{"t":"event"}]' },
    ]) {
      wireOf(two).bring(packet, stranger);
    }
    await trigger(one, "news", 1);
    expect((await reader.next("n")).data).toBe(0);
  });
});
