import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { CREDENTIALS, heard, RawClient, Trial, upgradeRequest } from "./testing";

describe("a restart", () => {
  // A try that meets the closed port makes the client wait for ten seconds before the next one.
  test("brings the official client back with all its subscriptions, by itself", { timeout: 40_000 }, async () => {
    const trial = await Trial.start();
    const browser = trial.browser();
    const channels = [browser.subscribe("news"), browser.subscribe("private-a"), browser.subscribe("presence-a")];
    await Promise.all(channels.map((channel) => heard(channel, "pusher:subscription_succeeded")));
    const again = channels.map((channel) => heard(channel, "pusher:subscription_succeeded"));
    await trial.restart();
    await Promise.all(again);
    const arrivals = channels.map((channel) => heard(channel, "after"));
    await trial.api().trigger(["news", "private-a", "presence-a"], "after", 1);
    expect(await Promise.all(arrivals)).toEqual([1, 1, 1]);
    await trial.stop();
  });

  test("sends clients away with 4200 one after the other, and asks new ones to wait with 4100", async () => {
    const trial = await Trial.start();
    const clients = [await trial.connect(), await trial.connect(), await trial.connect()];
    const order: number[] = [];
    const codes = clients.map((client, at) => client.closed().then((code) => order.push(at) && code));
    const closed = trial.server.close(300);
    expect(await trial.dial().closed()).toBe(4100);
    expect(await Promise.all(codes)).toEqual([4200, 4200, 4200]);
    expect(order).toEqual([0, 1, 2]);
    await closed;
  });

  test("does not wait for clients that do not say goodbye", async () => {
    const trial = await Trial.start();
    const deaf = await trial.connect();
    deaf.ws.pause();
    const refused = connect(trial.port, "127.0.0.1");
    refused.write(upgradeRequest("/app/other?protocol=7"));
    await once(refused, "data");
    await trial.server.close();
    expect(trial.server.port).toBe(0);
    refused.destroy();
  });

  test("delivers what was sent before the goodbye", async () => {
    const trial = await Trial.start();
    const client = await trial.connect();
    await trial.subscribe(client, "news");
    await trial.api().trigger("news", "last", 1);
    await trial.server.close();
    await client.next("last");
  });

  test("says so when the port is taken", async () => {
    const [first, second] = [await Trial.start(), await Trial.start()];
    await second.server.close();
    await expect(second.server.listen(first.port)).rejects.toThrow("EADDRINUSE");
    await first.stop();
  });
});

describe("the process", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "channels-"));
    await build({
      entryPoints: [fileURLToPath(new URL("main.ts", import.meta.url))],
      outfile: join(folder, "main.mjs"),
      bundle: true,
      platform: "node",
      format: "esm",
      // ws itself is CommonJS: in the bundle it needs a require.
      banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    });
  });
  afterAll(() => rm(folder, { recursive: true }));

  const env = { CHANNELS_APP_ID: "app-1", CHANNELS_KEY: CREDENTIALS.key, CHANNELS_SECRET: CREDENTIALS.secret };

  async function start() {
    const child = fork(join(folder, "main.mjs"), { env: { ...process.env, ...env, CHANNELS_PORT: "0" } });
    const [message] = (await once(child, "message")) as [{ ready: boolean; port: number }];
    const client = new RawClient(new WebSocket(`ws://127.0.0.1:${message.port}/app/${CREDENTIALS.key}?protocol=7`));
    await client.next("pusher:connection_established");
    return { child, message, client };
  }

  test("reports its port, and drains and ends on SIGTERM", async () => {
    const { child, message, client } = await start();
    expect(message).toEqual({ ready: true, port: expect.any(Number) });
    const exit = once(child, "exit");
    child.kill("SIGTERM");
    expect(await client.closed()).toBe(4200);
    expect(await exit).toEqual([0, null]);
  });

  test("ends with its parent", async () => {
    const { child, client } = await start();
    const exit = once(child, "exit");
    child.disconnect();
    expect(await client.closed()).toBe(4200);
    expect(await exit).toEqual([0, null]);
  });

  test("refuses to start without credentials, and names what is missing", async () => {
    const child = fork(join(folder, "main.mjs"), { env: { ...process.env, CHANNELS_APP_ID: "" }, silent: true });
    const [text] = await once(child.stderr as NodeJS.ReadableStream, "data");
    expect(String(text)).toContain("CHANNELS_APP_ID must be set");
    await once(child, "exit");
  });
});
