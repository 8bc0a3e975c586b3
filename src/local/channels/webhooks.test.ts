import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import type { WebHookRequest } from "pusher";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { App } from "./app";
import { CREDENTIALS, Trial } from "./testing";
import { readWebhookOptions } from "./webhook-options";
import { startWebhooks } from "./webhooks";

interface Heard {
  headers: IncomingHttpHeaders;
  rawBody: string;
}

/** An app's endpoint; answers with the status it is told. */
async function listen() {
  const heard: Heard[] = [];
  const endpoint = { heard, status: 200, url: "", close: () => server.close() };
  const server = createServer(async (request, response) => {
    heard.push({ headers: request.headers, rawBody: await text(request) });
    response.writeHead(endpoint.status).end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  endpoint.url = `http://127.0.0.1:${(server.address() as { port: number }).port}/hooks?a=1`;
  return endpoint;
}

describe("webhooks", () => {
  let now = Date.now();
  let endpoint: Awaited<ReturnType<typeof listen>>;
  let trial: Trial;
  beforeAll(async () => {
    endpoint = await listen();
    trial = await Trial.start({
      now: () => now,
      limits: { webhookEveryMs: 5 },
      subscriptionCounts: true,
      webhooks: { url: endpoint.url },
    });
  });
  afterAll(async () => {
    await trial.stop();
    endpoint.close();
  });

  /** Everything heard so far about a channel, read and verified as an app does it with the official library. */
  const told = (channel: string) =>
    endpoint.heard
      .map((request) => trial.api().webhook(request as unknown as WebHookRequest))
      .flatMap((webhook) => {
        expect(webhook.isValid()).toBe(true);
        return webhook.getEvents() as unknown as { name: string; channel: string }[];
      })
      .filter((event) => event.channel === channel);

  test("are signed by the app's secret, and by no other", async () => {
    const client = await trial.connect();
    await trial.subscribe(client, "signed");
    await expect.poll(() => told("signed")).not.toEqual([]);
    const [request] = endpoint.heard as unknown as WebHookRequest[];
    expect(
      trial
        .api()
        .webhook(request as WebHookRequest)
        .isValid(),
    ).toBe(true);
    expect(
      trial
        .api({ secret: "other" })
        .webhook(request as WebHookRequest)
        .isValid(),
    ).toBe(false);
    const forged = { ...(request as WebHookRequest), rawBody: request?.rawBody.replace("signed", "forged") ?? "" };
    expect(trial.api().webhook(forged).isValid()).toBe(false);
    expect(
      Math.abs(
        trial
          .api()
          .webhook(request as WebHookRequest)
          .getTime()
          .getTime() - now,
      ),
    ).toBeLessThan(1_000);
  });

  test("tell of a channel that is occupied and, three seconds after the last has left, vacated", async () => {
    const [one, two] = [await trial.connect(), await trial.connect()];
    await trial.subscribe(one, "hall");
    await trial.subscribe(two, "hall");
    one.ws.close();
    await one.closed();
    two.send("pusher:unsubscribe", { channel: "hall" });
    await two.settle();
    await trial.subscribe(two, "hall");
    two.send("pusher:unsubscribe", { channel: "hall" });
    await two.settle();
    now += 2_900;
    await trial.subscribe(two, "hall-2");
    await expect.poll(() => told("hall-2")).not.toEqual([]);
    expect(told("hall").filter(({ name }) => name !== "subscription_count")).toEqual([
      { name: "channel_occupied", channel: "hall" },
    ]);
    now += 200;
    await expect.poll(() => told("hall")).toContainEqual({ name: "channel_vacated", channel: "hall" });
  });

  test("tell of the number of subscribers where it is enabled", async () => {
    const client = await trial.connect();
    await trial.subscribe(client, "counted");
    await expect
      .poll(() => told("counted"))
      .toEqual([
        { name: "channel_occupied", channel: "counted" },
        { name: "subscription_count", channel: "counted", subscription_count: 1 },
      ]);
  });

  test("tell of members once a person, and not of one who loads the page again", async () => {
    const tabs = [await trial.connect(), await trial.connect()];
    for (const tab of tabs) await trial.subscribe(tab, "presence-desk", { user_id: "anna" });
    for (const tab of tabs) tab.ws.close();
    await Promise.all(tabs.map((tab) => tab.closed()));
    const again = await trial.connect();
    await trial.subscribe(again, "presence-desk", { user_id: "anna" });
    again.ws.close();
    await again.closed();
    // The server hears of the end a moment after the client.
    await expect.poll(async () => (await trial.api().get({ path: "/channels/presence-desk" })).text()).toMatch("false");
    now += 3_001;
    const desk = { channel: "presence-desk", user_id: "anna" };
    await expect
      .poll(() => told("presence-desk"))
      .toEqual([
        { name: "channel_occupied", channel: "presence-desk" },
        { name: "member_added", ...desk },
        { name: "member_removed", ...desk },
        { name: "channel_vacated", channel: "presence-desk" },
      ]);
  });

  test("tell of client events with their sender, and of cache channels that had nothing to give", async () => {
    const client = await trial.connect();
    await trial.subscribe(client, "presence-cache-board", { user_id: "anna" });
    client.send("client-moved", { to: [1, 2] }, "presence-cache-board");
    await expect
      .poll(() => told("presence-cache-board").filter(({ name }) => /cache_miss|client/.test(name)))
      .toEqual([
        { name: "cache_miss", channel: "presence-cache-board" },
        {
          name: "client_event",
          channel: "presence-cache-board",
          event: "client-moved",
          data: '{"to":[1,2]}',
          socket_id: client.id,
          user_id: "anna",
        },
      ]);
  });

  test("are tried again until they are taken, and clients do not wait for that", async () => {
    endpoint.status = 500;
    const client = await trial.connect();
    await trial.subscribe(client, "stubborn");
    await expect.poll(() => told("stubborn")).toHaveLength(2);
    now += 1_001;
    await expect.poll(() => told("stubborn")).toHaveLength(4);
    endpoint.status = 200;
    now += 2_001;
    await expect.poll(() => told("stubborn")).toHaveLength(6);
    now += 60_000;
    await client.settle();
    expect(told("stubborn")).toHaveLength(6);
  });
});

describe("the settings of webhooks", () => {
  test("are an http address and a list of kinds", () => {
    expect(readWebhookOptions({})).toBeUndefined();
    expect(readWebhookOptions({ CHANNELS_WEBHOOK_URL: "https://shop.example/hooks" })).toEqual({
      url: "https://shop.example/hooks",
      kinds: undefined,
    });
    const some = { CHANNELS_WEBHOOK_URL: "http://x/", CHANNELS_WEBHOOK_EVENTS: "member_added, channel_occupied" };
    expect(readWebhookOptions(some)?.kinds).toEqual(["member_added", "channel_occupied"]);
  });

  test.each([{ CHANNELS_WEBHOOK_URL: "shop.example" }, { CHANNELS_WEBHOOK_URL: "ftp://x/" }])(
    "refuse %o",
    (settings) => {
      expect(() => readWebhookOptions(settings)).toThrow("CHANNELS_WEBHOOK_URL");
    },
  );

  test("name a kind that there is not", () => {
    const settings = { CHANNELS_WEBHOOK_URL: "http://x/", CHANNELS_WEBHOOK_EVENTS: "member_moved" };
    expect(() => readWebhookOptions(settings)).toThrow("there is no member_moved; there are channel_occupied");
  });

  test("choose what is sent", async () => {
    const endpoint = await listen();
    const trial = await Trial.start({
      limits: { webhookEveryMs: 5 },
      webhooks: { url: endpoint.url, kinds: ["member_added"] },
    });
    const client = await trial.connect();
    await trial.subscribe(client, "presence-a", { user_id: "anna" });
    await expect.poll(() => endpoint.heard).toHaveLength(1);
    expect(JSON.parse(endpoint.heard[0]?.rawBody ?? "").events).toEqual([
      { name: "member_added", channel: "presence-a", user_id: "anna" },
    ]);
    await trial.stop();
    endpoint.close();
  });
});

test("of several processes one tells, and another tells again what the end of the first may have lost", async () => {
  const endpoint = await listen();
  const app = new App({ ...CREDENTIALS, limits: { webhookEveryMs: 3_600_000 } });
  app.isLeader = false;
  const webhooks = startWebhooks(app, { url: endpoint.url });
  app.tell({ kind: "count", channel: "hall", count: 1 });
  app.tell({ kind: "cache-miss", channel: "cache-a" });
  await webhooks.work();
  app.isLeader = true;
  app.tell({ kind: "leading", unledMs: 10_000 });
  app.tell({ kind: "joined", channel: "presence-a", userId: "anna" });
  await webhooks.work();
  const told = endpoint.heard.map(({ rawBody }) =>
    JSON.parse(rawBody).events.map((event: { name: string }) => event.name),
  );
  expect(told).toEqual([["cache_miss"], ["channel_occupied", "member_added"]]);
  await webhooks.stop();
  endpoint.close();
});
