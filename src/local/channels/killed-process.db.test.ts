import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { postgresWire } from "./postgres-wire";
import { CREDENTIALS, RawClient, Trial } from "./testing";

vi.setConfig({ testTimeout: 40_000 });

/** A process that is silent for three of them (1.2 s) is gone: a busy machine may let one wait for some tenths. */
const HEARTBEAT = 0.4;
const CHANNEL = "presence-shop";
const bundle = join(process.cwd(), ".build/trial/channels.mjs");
const url = process.env.DATABASE_URL as string;

let here: Trial;
let child: ChildProcess;
let port: number;

beforeAll(async () => {
  await build({
    entryPoints: [join(process.cwd(), "src/local/channels/main.ts")],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent",
  });
  await startChild();
  here = await Trial.start({
    wire: postgresWire(url),
    limits: { heartbeatSeconds: HEARTBEAT, peerTimeoutSeconds: 3 * HEARTBEAT },
  });
});

afterAll(async () => {
  child.kill("SIGKILL");
  await here.stop();
});

async function startChild(): Promise<void> {
  const env = {
    CHANNELS_APP_ID: CREDENTIALS.appId,
    CHANNELS_KEY: CREDENTIALS.key,
    CHANNELS_SECRET: CREDENTIALS.secret,
    CHANNELS_DATABASE_URL: url,
    CHANNELS_HEARTBEAT_SECONDS: String(HEARTBEAT),
  };
  child = fork(bundle, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const [message] = (await once(child, "message")) as [{ port: number }];
  port = message.port;
}

async function joinThere(userId: string): Promise<RawClient> {
  const client = new RawClient(new WebSocket(`ws://127.0.0.1:${port}/app/${CREDENTIALS.key}?protocol=7`));
  const { data } = await client.next("pusher:connection_established");
  const { socket_id: id } = data as { socket_id: string };
  await here.subscribe(Object.assign(client, { id }), CHANNEL, { user_id: userId });
  return client;
}

const members = (client: RawClient) =>
  client.received.filter(({ event }) => event.includes("member_")).map(({ event, data }) => [event, data]);

test("a process that is paused is gone with its members, and one with the others again when it goes on", async () => {
  const anna = await here.connect();
  await here.subscribe(anna, CHANNEL, { user_id: "anna" });
  const ben = await joinThere("ben");
  await anna.next("pusher_internal:member_added");
  child.kill("SIGSTOP");
  expect((await anna.next("pusher_internal:member_removed")).data).toEqual({ user_id: "ben" });
  for (const n of [1, 2]) await here.api().trigger(CHANNEL, "n", n);
  child.kill("SIGCONT");
  expect((await anna.next("pusher_internal:member_added")).data).toMatchObject({ user_id: "ben" });
  expect([(await ben.next("n")).data, (await ben.next("n")).data]).toEqual([1, 2]);
  await wait(1_500);
  expect([members(anna), members(ben), ben.received]).toEqual([[], [], []]);
});

test("the members of a process that is killed are gone, and a new one in its place knows who is there", async () => {
  const anna = await here.connect();
  await here.subscribe(anna, CHANNEL, { user_id: "anna" });
  await joinThere("carl");
  await anna.next("pusher_internal:member_added");
  child.kill("SIGKILL");
  expect((await anna.next("pusher_internal:member_removed", CHANNEL)).data).toEqual({ user_id: "ben" });
  expect((await anna.next("pusher_internal:member_removed", CHANNEL)).data).toEqual({ user_id: "carl" });
  const count = await here.api().get({ path: `/channels/${CHANNEL}`, params: { info: "user_count" } });
  expect(await count.json()).toEqual({ occupied: true, user_count: 1 });
  await startChild();
  const dora = await joinThere("dora");
  expect((await anna.next("pusher_internal:member_added")).data).toMatchObject({ user_id: "dora" });
  await here.api().trigger(CHANNEL, "n", 1);
  expect((await dora.next("n")).data).toBe(1);
  await expect
    .poll(async () => (await (await fetch(`http://127.0.0.1:${port}/health`)).json()).others)
    .toEqual({ reachable: true, processes: 1 });
});
