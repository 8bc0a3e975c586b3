import { setTimeout as sleep } from "node:timers/promises";
import Pusher from "pusher";
import { bundleLocal } from "./bundle-local.mjs";
import { startChild } from "./child-process.mjs";
import { measureTwoProcesses } from "./p12-two-processes.mjs";
import { postRequests } from "./post-requests.mjs";
import { cpuMs, residentBytes } from "./process-usage.mjs";
import { kilobytes, median, milliseconds, perSecond } from "./statistics.mjs";

const APP = { appId: "bench", key: "bench-key", secret: "bench-secret" };
const CHANNEL = "news";
const EVENT = "message.posted";
/** About what one encrypted chat message takes. */
const DATA = JSON.stringify({ nonce: "n".repeat(32), ciphertext: "c".repeat(260) });
const CONCURRENCY = 32;
const WARM_CONNECTIONS = 200;

const file = (/** @type {string} */ name) => new URL(name, import.meta.url).pathname;
const nowMs = () => Number(process.hrtime.bigint()) / 1e6;
const textBytes = JSON.stringify({ event: EVENT, channel: CHANNEL, data: DATA }).length;
/** A text frame of this length has four bytes of head. */
const FRAME_BYTES = textBytes + 4;

/**
 * P12, our Channels server beside `ws` with one `send` per client, both behind the same HTTP client, both delivering
 * the same frames:
 * - fan-out: 32 POSTs always under way, each to 1,000 subscribers, until all frames have arrived; rounds of both in
 *   turn, medians. Per wall second (the bar), and per second of the server's own processor time, which a busy machine
 *   does not change.
 * - trigger → received: one POST at a time, to either server in turn; from before the request is written to the frame's
 *   arrival, median over all subscribers and events. Ours is signed and checked, the other takes anything.
 * - resident memory: how much a fresh, warmed-up server grows by 2,000 idle connections, each subscribed to a channel
 *   of its own.
 * - two processes that are one service: p12-two-processes.mjs.
 */
export async function measure({ quick, say }) {
  const bundle = await bundleLocal({
    channels: "src/local/channels/main.ts",
    postgres: "src/local/postgres/ensure-postgres.ts",
  });
  const startOurs = () =>
    startChild(bundle("channels"), {
      CHANNELS_APP_ID: APP.appId,
      CHANNELS_KEY: APP.key,
      CHANNELS_SECRET: APP.secret,
      CHANNELS_PORT: "0",
    });
  const startPlain = () => startChild(file("plain-ws-server.mjs"));
  const fanOut = await compareFanOut(startOurs, startPlain, quick, say);
  const idle = quick ? 500 : 2_000;
  const ours = await idleBytes("ours", startOurs, idle);
  const plain = await idleBytes("plain", startPlain, idle);
  return [
    ...fanOut,
    {
      id: "P12",
      name: `resident memory per idle connection (of ${idle})`,
      ours: kilobytes(ours),
      reference: `${kilobytes(plain)} ws`,
      ratio: ours / plain,
      bar: "≤ 20 KB",
      reached: ours <= 20 * 1024,
    },
    ...(await measureTwoProcesses({ bundle, app: APP, data: DATA, quick })),
  ];
}

async function compareFanOut(startOurs, startPlain, quick, say) {
  const subscribers = 1_000;
  const events = quick ? 150 : 600;
  const rounds = quick ? 3 : 5;
  const pings = quick ? 30 : 100;
  const children = [];
  const start = async (starting) => {
    const child = await starting;
    children.push(child);
    return child;
  };
  try {
    const sides = {
      ours: { ...(await side("ours", await start(startOurs()), await start(startChild(file("swarm.mjs"))))) },
      plain: { ...(await side("plain", await start(startPlain()), await start(startChild(file("swarm.mjs"))))) },
    };
    for (const { connect } of Object.values(sides)) await connect(subscribers);
    for (const { burst } of Object.values(sides)) await burst(100);
    const found = { ours: { wall: [], cpu: [], delay: [] }, plain: { wall: [], cpu: [], delay: [] } };
    for (let round = 0; round < rounds; round++) {
      for (const [name, { burst }] of Object.entries(sides)) {
        const { tookMs, serverMs } = await burst(events);
        found[name].wall.push((events * subscribers) / (tookMs / 1_000));
        found[name].cpu.push((events * subscribers) / (serverMs / 1_000));
        say(`${name}: ${perSecond(found[name].wall.at(-1))}, ${perSecond(found[name].cpu.at(-1))} of processor time`);
      }
    }
    for (let ping = 0; ping < pings; ping++) {
      for (const [name, { deliver }] of Object.entries(sides)) found[name].delay.push(...(await deliver()));
    }
    return fanOutRows(found);
  } finally {
    await Promise.all(children.map((child) => child.stop()));
  }
}

function fanOutRows({ ours, plain }) {
  const [wall, cpu, delay] = ["wall", "cpu", "delay"].map((key) => [median(ours[key]), median(plain[key])]);
  const compared = (name, [mine, other], show) => ({
    id: "P12",
    name,
    ours: show(mine),
    reference: `${show(other)} ws.send loop`,
    ratio: mine / other,
  });
  return [
    { ...compared("fan-out to 1,000, deliveries", wall, perSecond), bar: "≥ 3×", reached: wall[0] >= 3 * wall[1] },
    compared("the same per second of server CPU", cpu, perSecond),
    {
      ...compared("trigger → received, p50 of 1,000", delay, milliseconds),
      bar: "≤ 1.6×",
      reached: delay[0] <= 1.6 * delay[1],
    },
  ];
}

/** One server with its own swarm, and what can be done to it. */
async function side(name, server, swarm) {
  const ours = name === "ours";
  const makeRequest = ours ? signedRequest() : plainRequest;
  const post = (count, concurrency) => {
    const ready = Array.from({ length: count }, makeRequest);
    return () => postRequests({ port: server.port, concurrency, count, next: (index) => ready[index] });
  };
  const expectFrames = (frames, timed) =>
    swarm.ask({ expect: { group: name, frames, frameBytes: FRAME_BYTES, timed } });
  return {
    connect: (count) => swarm.ask({ connect: connection(name, server, count, CHANNEL) }),
    /** @returns how long it took until everything had arrived, and the server's processor time meanwhile */
    async burst(events) {
      await expectFrames(events, false);
      const send = post(events, CONCURRENCY);
      const arrived = swarm.next();
      const [from, cpu] = [nowMs(), cpuMs(server.pid)];
      await accepted(send());
      const { at } = await arrived;
      return { tookMs: at - from, serverMs: cpuMs(server.pid) - cpu };
    },
    /** @returns how many ms after the trigger each subscriber had it */
    async deliver() {
      await expectFrames(1, true);
      const send = post(1, 1);
      const arrived = swarm.next();
      const from = nowMs();
      await accepted(send());
      const { arrivals } = await arrived;
      await sleep(20);
      return arrivals.map((at) => at - from);
    },
  };
}

const connection = (name, { port }, count, channel) =>
  name === "ours"
    ? { group: name, port, path: `/app/${APP.key}?protocol=7`, count, channel, ready: "subscription_succeeded" }
    : { group: name, port, path: "/", count, ready: '"ready"' };

async function accepted(sending) {
  const { statuses } = await sending;
  if ([...statuses.keys()].some((status) => status !== 200))
    throw new Error(`answers: ${JSON.stringify([...statuses])}`);
}

const plainRequest = () => ({ path: "/events", body: JSON.stringify({ event: EVENT, channel: CHANNEL, data: DATA }) });

function signedRequest() {
  const pusher = new Pusher(APP);
  const path = `/apps/${APP.appId}/events`;
  const body = JSON.stringify({ name: EVENT, data: DATA, channels: [CHANNEL] });
  return () => ({ path: `${path}?${pusher.createSignedQueryString({ method: "POST", path, body })}`, body });
}

async function idleBytes(name, start, count) {
  const server = await start();
  const swarm = await startChild(file("swarm.mjs"));
  try {
    const connect = (number) => swarm.ask({ connect: connection(name, server, number, "room-#") });
    await connect(WARM_CONNECTIONS);
    await sleep(500);
    const before = residentBytes(server.pid);
    await connect(count);
    await sleep(500);
    return (residentBytes(server.pid) - before) / count;
  } finally {
    await swarm.stop();
    await server.stop();
  }
}
