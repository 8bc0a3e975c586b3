import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterAll, describe, expect, test, vi } from "vitest";
import { openLine } from "./cuttable-line";
import { postgresWire } from "./postgres-wire";
import type { ChannelsServerOptions } from "./server";
import { heard, type RawClient, Trial } from "./testing";

vi.setConfig({ testTimeout: 40_000 });

/** A heartbeat takes 0.4 s, a process that is silent for 1.2 s is gone: a busy machine may let one wait for some tenths. */
const HEARTBEAT = 0.4;
const limits = { heartbeatSeconds: HEARTBEAT, peerTimeoutSeconds: 3 * HEARTBEAT };
const url = process.env.DATABASE_URL as string;
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);
const numbers = (client: RawClient) => client.received.filter(({ event }) => event === "n").map(({ data }) => data);

const services: Service[] = [];
afterAll(async () => {
  await Promise.all(services.flatMap(({ trials }) => trials.map((trial) => trial.stop())));
});

/** What is read becomes this. */
const becomes = (read: () => unknown, expected: unknown) =>
  vi.waitFor(async () => expect(await read()).toEqual(expected), { timeout: 10_000, interval: 20 });

/** One service of its own: the tests run at the same time, on one database. */
class Service {
  /** The app, and what its connections are called in the database. */
  readonly name: string = randomUUID();
  readonly trials: Trial[] = [];

  constructor(private readonly databaseUrl = url) {
    services.push(this);
  }

  async startOne(options: Partial<ChannelsServerOptions> = {}): Promise<Trial> {
    const wire = () => postgresWire(`${this.databaseUrl}?application_name=${this.name}`)(this.name);
    const trial = await Trial.start({ wire, limits, ...options });
    this.trials.push(trial);
    return trial;
  }

  /** All of them know each other. */
  async start(count: number, options?: Partial<ChannelsServerOptions>): Promise<Trial[]> {
    const started = await Promise.all(upTo(count).map(() => this.startOne(options)));
    await Promise.all(started.map((trial) => knows(trial.port, count - 1)));
    return started;
  }

  /** In good order. */
  async end(trial: Trial): Promise<void> {
    this.trials.splice(this.trials.indexOf(trial), 1);
    await trial.stop();
  }
}

async function knows(port: number, processes: number): Promise<void> {
  const read = async () => (await (await fetch(`http://127.0.0.1:${port}/health`)).json()).others;
  await becomes(read, { reachable: true, processes });
}

async function joined(trial: Trial, channel: string, userId?: string) {
  const client = await trial.connect();
  const answer = await trial.subscribe(client, channel, userId === undefined ? undefined : { user_id: userId });
  return Object.assign(client, { ids: (answer.data as { presence?: { ids: string[] } }).presence?.ids });
}

const lastPrice = async (trial: Trial) => (await get(trial, "/channels/cache-price", { info: "cache" })).cache?.data;
const get = async (trial: Trial, path: string, params = {}) => (await trial.api().get({ path, params })).json();

describe.concurrent("several processes on one database", () => {
  test("deliver what is triggered at one to the subscribers of all, once, in order, but not to the one left out", async () => {
    const all = await new Service().start(3);
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
    for (const reader of readers) await becomes(() => numbers(reader), rest);
    await becomes(
      () => numbers(author),
      rest.filter((_, at) => at !== 199),
    );
  });

  test("are one service to the official clients: members, client events, users, queries", async () => {
    const [one, two] = (await new Service().start(2, { limits: { ...limits, presenceMembers: 3 } })) as [Trial, Trial];
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
    await becomes(async () => (await get(one, "/channels/presence-shop/users")).users.length, 3);
    const late = await one.connect();
    late.send("pusher:subscribe", {
      channel: "presence-shop",
      ...one.api().authorizeChannel(late.id, "presence-shop", { user_id: "late" }),
    });
    expect((await late.next("pusher:subscription_error")).data).toMatchObject({ type: "LimitReached" });

    anna.signin();
    await becomes(() => anna.user.user_data !== null, true);
    const coupon = heard(anna.user, "coupon");
    await becomes(
      async () => {
        await two.api().sendToUser("anna", "coupon", { code: "KARIBU" });
        return Promise.race([coupon, wait(50)]);
      },
      { code: "KARIBU" },
    );
    await joined(two, "news");
    await joined(one, "news");
    const counted = { occupied: true, subscription_count: 2 };
    await becomes(() => get(two, "/channels/news", { info: "subscription_count" }), counted);
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
    await becomes(() => get(two, "/channels/presence-shop"), { occupied: false });
  });

  test("hand the last event of a cache channel to whoever comes to any of them, also to a process that came later", async () => {
    const service = new Service();
    const [one, two] = (await service.start(2)) as [Trial, Trial];
    await one.api().trigger("cache-price", "n", 200);
    await becomes(() => lastPrice(two), "200");
    expect((await (await joined(two, "cache-price")).next("n")).data).toBe(200);
    const three = await service.startOne();
    await becomes(() => lastPrice(three), "200");
  });

  test("serve their own clients while the database is away, and are one again when it is back", async () => {
    const line = await openLine(url);
    const service = new Service(line.url);
    const [one, two] = (await service.start(2)) as [Trial, Trial];
    const [anna, ben] = [await joined(one, "presence-shop", "anna"), await joined(two, "presence-shop", "ben")];
    await anna.next("pusher_internal:member_added");
    line.cut();
    await wait(1_000);
    await one.api().trigger("presence-shop", "n", 1);
    expect((await anna.next("n")).data).toBe(1);
    const carl = await joined(two, "presence-shop", "carl");
    await ben.next("pusher_internal:member_added");
    const three = await service.startOne();
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
    await wait(1_500);
    expect(anna.received.filter(({ event }) => event.includes("member"))).toEqual([]);
    expect([...numbers(ben), ...numbers(carl)]).toEqual([2]);
    line.close();
  });

  test("deliver everything once and in order while their connections to the database are cut again and again", async () => {
    const service = new Service();
    const all = await service.start(3);
    const readers = await Promise.all(all.map((trial) => joined(trial, "news")));
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    const sent = all.map(() => 0);
    const until = Date.now() + 3_000;
    const triggering = all.map(async (trial, from) => {
      while (Date.now() < until) {
        await trial.api().trigger("news", "n", `${from}:${sent[from]}`);
        sent[from] = (sent[from] ?? 0) + 1;
        await wait(10);
      }
    });
    let cuts = 0;
    for (; Date.now() < until - 500; await wait(150)) {
      const { rowCount } = await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = $1 order by random() limit 1`,
        [service.name],
      );
      cuts += rowCount ?? 0;
    }
    await Promise.all([...triggering, admin.end()]);
    const expected = sent.map((count, from) => upTo(count).map((at) => `${from}:${at}`));
    const ofEach = (reader: RawClient) =>
      all.map((_, from) => numbers(reader).filter((n) => `${n}`.startsWith(`${from}:`)));
    for (const reader of readers) await becomes(() => ofEach(reader), expected);
    expect(cuts).toBeGreaterThan(5);
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
    const service = new Service();
    const [one, two] = (await service.start(2, { webhooks, limits: quick })) as [Trial, Trial];
    const tabs = [
      await joined(one, "presence-shop", "anna"),
      await joined(two, "presence-shop", "anna"),
      await joined(two, "presence-shop", "ben"),
    ];
    await becomes(() => told.length, 3);
    for (const tab of tabs) tab.ws.close();
    await becomes(() => told.length, 6);
    await wait(600);
    await service.end(one);
    await joined(two, "news");
    await becomes(() => told.length, 7);
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
    await new Service().start(2);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(
      "insert into channels.parcel (id, body, sent_at) values ('old', '[]', now() - interval '61 s'), ('new', '[]', now())",
    );
    await new Service().startOne();
    const left = async () => (await client.query("select id from channels.parcel where id in ('old', 'new')")).rows;
    await becomes(left, [{ id: "new" }]);
    await client.end();
  });
});
