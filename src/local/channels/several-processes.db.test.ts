import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterEach, describe, expect, test } from "vitest";
import { openLine } from "./cuttable-line";
import { postgresWire } from "./postgres-wire";
import type { ChannelsServerOptions } from "./server";
import { heard, type RawClient, Trial } from "./testing";

/** A heartbeat takes 0.2 s, a process that is silent for 0.6 s is gone. */
const HEARTBEAT = 0.2;
const limits = { heartbeatSeconds: HEARTBEAT, peerTimeoutSeconds: 3 * HEARTBEAT };
const url = process.env.DATABASE_URL as string;
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);
const numbers = (client: RawClient) => client.received.filter(({ event }) => event === "n").map(({ data }) => data);

let trials: Trial[] = [];
afterEach(async () => {
  await Promise.all(trials.map((trial) => trial.stop()));
  trials = [];
});

/** All of them know each other. */
async function startTogether(count: number, options: Partial<ChannelsServerOptions> = {}): Promise<Trial[]> {
  const started = await Promise.all(
    upTo(count).map(() => Trial.start({ wire: postgresWire(url), limits, ...options })),
  );
  trials.push(...started);
  await Promise.all(started.map((trial) => knows(trial.port, count - 1)));
  return started;
}

async function knows(port: number, processes: number): Promise<void> {
  await expect
    .poll(async () => (await (await fetch(`http://127.0.0.1:${port}/health`)).json()).others, { timeout: 10_000 })
    .toEqual({ reachable: true, processes });
}

async function joined(trial: Trial, channel: string, userId?: string) {
  const client = await trial.connect();
  const answer = await trial.subscribe(client, channel, userId === undefined ? undefined : { user_id: userId });
  return Object.assign(client, { ids: (answer.data as { presence?: { ids: string[] } }).presence?.ids });
}

const get = async (trial: Trial, path: string, params = {}) => (await trial.api().get({ path, params })).json();

describe("several processes on one database", () => {
  test("deliver what is triggered at one to the subscribers of all, once, in order, but not to the one left out", async () => {
    const all = await startTogether(3);
    const readers = await Promise.all(all.map((trial) => joined(trial, "news")));
    const author = await joined(all[1] as Trial, "news");
    const api = (all[0] as Trial).api();
    for (const batch of upTo(20)) {
      await api.triggerBatch(upTo(10).map((at) => ({ channel: "news", name: "n", data: batch * 10 + at })));
    }
    await api.trigger("news", "n", "x".repeat(10_000), { socket_id: author.id });
    await api.trigger("news", "n", "ß🎉".repeat(1_600));
    await Promise.all([...readers, author].map(async (reader) => expect((await reader.next("n")).data).toBe(0)));
    const rest = [...upTo(200).slice(1), "x".repeat(10_000), "ß🎉".repeat(1_600)];
    for (const reader of readers) await expect.poll(() => numbers(reader)).toEqual(rest);
    await expect.poll(() => numbers(author)).toEqual(rest.filter((_, at) => at !== 199));
  });

  test("are one service to the official clients: members, client events, users, queries", async () => {
    const [one, two] = (await startTogether(2, { limits: { ...limits, presenceMembers: 3 } })) as [Trial, Trial];
    const [anna, ben] = [one.browser({ user_id: "anna" }), two.browser({ user_id: "ben" })];
    const there = anna.subscribe("presence-shop");
    await heard(there, "pusher:subscription_succeeded");
    const came = heard<{ id: string }>(there, "pusher:member_added");
    const here = ben.subscribe("presence-shop");
    const roster = await heard<{ count: number }>(here, "pusher:subscription_succeeded");
    expect(roster.count).toBe(2);
    expect((await came).id).toBe("ben");

    const typing = heard(here, "client-typing");
    there.trigger("client-typing", { by: "anna" });
    expect(await typing).toEqual({ by: "anna" });

    // The same person at both processes is one member until the last tab is gone; a third person fills the channel.
    const tab = await joined(one, "presence-shop", "ben");
    expect(tab.ids?.toSorted()).toEqual(["anna", "ben"]);
    const carl = await joined(two, "presence-shop", "carl");
    await expect.poll(() => get(one, "/channels/presence-shop/users")).toHaveProperty("users.length", 3);
    const late = await one.connect();
    late.send("pusher:subscribe", {
      channel: "presence-shop",
      ...one.api().authorizeChannel(late.id, "presence-shop", { user_id: "late" }),
    });
    expect((await late.next("pusher:subscription_error")).data).toMatchObject({ type: "LimitReached" });

    anna.signin();
    await expect.poll(() => anna.user.user_data).not.toBeNull();
    const coupon = heard(anna.user, "coupon");
    await expect
      .poll(async () => {
        await two.api().sendToUser("anna", "coupon", { code: "KARIBU" });
        return Promise.race([coupon, wait(50)]);
      })
      .toEqual({ code: "KARIBU" });
    await joined(two, "news");
    await joined(one, "news");
    const counted = { occupied: true, subscription_count: 2 };
    await expect.poll(() => get(two, "/channels/news", { info: "subscription_count" })).toEqual(counted);
    const people = { channels: { "presence-shop": { user_count: 3 } } };
    expect(await get(one, "/channels", { filter_by_prefix: "presence-", info: "user_count" })).toEqual(people);

    ben.unsubscribe("presence-shop");
    const left = heard<{ id: string }>(there, "pusher:member_removed");
    carl.ws.close();
    expect((await left).id).toBe("carl");
    const last = heard<{ id: string }>(there, "pusher:member_removed");
    tab.ws.terminate();
    expect((await last).id).toBe("ben");

    const gone = heard(anna.connection, "disconnected");
    await two.api().terminateUserConnections("anna");
    await gone;
    await expect.poll(() => get(two, "/channels/presence-shop")).toEqual({ occupied: false });
  });

  test("hand the last event of a cache channel to whoever comes to any of them, also to a process that came later", async () => {
    const [one, two] = (await startTogether(2)) as [Trial, Trial];
    await one.api().trigger("cache-price", "n", 200);
    await expect.poll(() => get(two, "/channels/cache-price", { info: "cache" })).toHaveProperty("cache.data", "200");
    expect((await (await joined(two, "cache-price")).next("n")).data).toBe(200);
    const three = await Trial.start({ wire: postgresWire(url), limits });
    trials.push(three);
    await expect.poll(() => get(three, "/channels/cache-price", { info: "cache" })).toHaveProperty("cache.data", "200");
  });

  test("serve their own clients while the database is away, and are one again when it is back", async () => {
    const line = await openLine(url);
    const [one, two] = (await startTogether(2, { wire: postgresWire(line.url) })) as [Trial, Trial];
    const [anna, ben] = [await joined(one, "presence-shop", "anna"), await joined(two, "presence-shop", "ben")];
    await anna.next("pusher_internal:member_added");
    line.cut();
    await wait(1_000);
    await one.api().trigger("presence-shop", "n", 1);
    expect((await anna.next("n")).data).toBe(1);
    const carl = await joined(two, "presence-shop", "carl");
    await ben.next("pusher_internal:member_added");
    const three = await Trial.start({ wire: postgresWire(line.url), limits });
    trials.push(three);
    const dora = await joined(three, "elsewhere");
    await wait(1_000);
    line.mend();
    expect((await ben.next("n")).data).toBe(1);
    expect((await carl.next("n")).data).toBe(1);
    expect((await anna.next("pusher_internal:member_added")).data).toMatchObject({ user_id: "carl" });
    await one.api().trigger("presence-shop", "n", 2);
    expect((await ben.next("n")).data).toBe(2);
    await Promise.all([one, two, three].map(({ port }) => knows(port, 2)));
    await one.api().trigger("elsewhere", "n", 3);
    expect((await dora.next("n")).data).toBe(3);
    await wait(4 * HEARTBEAT * 1_000);
    expect(anna.received.filter(({ event }) => event.includes("member"))).toEqual([]);
    expect([...numbers(ben), ...numbers(carl)]).toEqual([2]);
    line.close();
  });

  test("tell an endpoint once what is true of all, whoever speaks for them", async () => {
    const told: string[] = [];
    const endpoint = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      for (const { name, channel, user_id: user } of JSON.parse(body).events)
        told.push(`${name} ${channel} ${user ?? ""}`);
      response.end();
    });
    await once(endpoint.listen(0, "127.0.0.1"), "listening");
    const webhooks = { url: `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/` };
    const quick = { ...limits, webhookEveryMs: 20, webhookDelaySeconds: 0.3 };
    const [one, two] = (await startTogether(2, { webhooks, limits: quick })) as [Trial, Trial];
    const tabs = [
      await joined(one, "presence-shop", "anna"),
      await joined(two, "presence-shop", "anna"),
      await joined(two, "presence-shop", "ben"),
    ];
    await expect.poll(() => told.length).toBe(3);
    for (const tab of tabs) tab.ws.close();
    await expect.poll(() => told.length).toBe(6);
    await wait(600);
    await one.stop();
    trials.splice(trials.indexOf(one), 1);
    await joined(two, "news");
    await expect.poll(() => told.length).toBe(7);
    await wait(400);
    expect(told.toSorted()).toEqual(
      [
        "channel_occupied presence-shop ",
        "member_added presence-shop anna",
        "member_added presence-shop ben",
        "member_removed presence-shop anna",
        "member_removed presence-shop ben",
        "channel_vacated presence-shop ",
        "channel_occupied news ",
      ].toSorted(),
    );
    endpoint.close();
  });

  test("sweep what was too long for a NOTIFY after a minute", async () => {
    await startTogether(2);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(
      "insert into channels.parcel (id, body, sent_at) values ('old', '[]', now() - interval '61 s'), ('new', '[]', now())",
    );
    trials.push(await Trial.start({ wire: postgresWire(url) }));
    const left = async () => (await client.query("select id from channels.parcel where id in ('old', 'new')")).rows;
    await expect.poll(left).toEqual([{ id: "new" }]);
    await client.end();
  });
});
