import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listenToWebhooks } from "./conformance/listen-webhooks";
import { type Outcome, playScenarios } from "./conformance/play-scenarios";
import { SCENARIOS } from "./conformance/scenarios";
import { type ChannelsServer, createChannelsServer } from "./server";

const APP = { appId: "app-1", key: "key-1", secret: "secret-1" };

let server: ChannelsServer;
let webhooks: Awaited<ReturnType<typeof listenToWebhooks>>;
let outcomes: Outcome[] = [];

beforeAll(async () => {
  webhooks = await listenToWebhooks(APP);
  server = createChannelsServer({ ...APP, subscriptionCounts: true, webhooks: { url: webhooks.url } });
  const port = await server.listen(0);
  const target = { ...APP, host: "127.0.0.1", port, useTLS: false, lacks: {}, patienceMs: 10_000, atOnce: 100 };
  outcomes = await playScenarios({ ...target, webhooks: webhooks.listener }, SCENARIOS);
}, 60_000);

afterAll(async () => {
  await server.close();
  webhooks.close();
});

describe("what also holds on any other server of this protocol:", () => {
  test.each(SCENARIOS.map(({ name }) => name))("%s", (name) => {
    const outcome = outcomes.find((one) => one.name === name);
    expect(outcome).toMatchObject({ name });
    if (outcome?.fault) throw outcome.fault;
    expect(outcome?.skipped).toBeUndefined();
  });
});
