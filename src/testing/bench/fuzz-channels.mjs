import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { bundleLocal } from "./bundle-local.mjs";
import { startChild } from "./child-process.mjs";
import { residentBytes } from "./process-usage.mjs";

const APP = { appId: "fuzz", key: "fuzz-key", secret: "fuzz-secret" };
/** With the first of them memory finds its size. */
const SEEDS = 4;
const SETTLE_MS = 3_000;
const GROWTH = 1.15;
const megabytes = (/** @type {number} */ bytes) => `${(bytes / 2 ** 20).toFixed(0)} MB`;

/**
 * FUZZ of our Channels server: frames and requests that nobody would send, from four seeds, each for two minutes, while
 * a client that does nothing wrong must get every event. The server must not end, must answer nothing by 5xx, and must
 * need no more memory after the last seed than after the second.
 */
export async function measure({ quick, say }) {
  const bundle = await bundleLocal({
    "fuzz-channels-server": "src/local/channels/main.ts",
    "fuzz-channels-play": "src/local/channels/fuzz/play-fuzz.ts",
  });
  const { playFuzz } = await import(pathToFileURL(bundle("fuzz-channels-play")).href);
  const server = await startChild(bundle("fuzz-channels-server"), {
    CHANNELS_APP_ID: APP.appId,
    CHANNELS_KEY: APP.key,
    CHANNELS_SECRET: APP.secret,
    CHANNELS_PORT: "0",
    CHANNELS_SUBSCRIPTION_COUNTS: "true",
  });
  const memory = [];
  const sum = { frames: 0, requests: 0, missed: 0, failures: 0 };
  try {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const until = Date.now() + (quick ? 10_000 : 120_000);
      const { frames, requests, missed, statuses } = await playFuzz(
        { ...APP, port: server.port },
        seed,
        () => Date.now() > until,
      );
      sum.frames += frames;
      sum.requests += requests;
      sum.missed += missed;
      for (const [status, count] of Object.entries(statuses)) if (status.startsWith("5")) sum.failures += count;
      await sleep(SETTLE_MS);
      memory.push(residentBytes(server.pid));
      say(
        `seed ${seed}: ${frames} frames, ${requests} requests ${JSON.stringify(statuses)}, ${megabytes(memory.at(-1))}`,
      );
    }
  } finally {
    await server.stop();
  }
  const growth = memory.at(-1) / memory[1];
  return [
    {
      id: "FUZZ",
      name: `channels: answers by 5xx, of ${sum.requests} requests beside ${sum.frames} frames`,
      ours: String(sum.failures),
      bar: "0",
      reached: sum.failures === 0,
    },
    {
      id: "FUZZ",
      name: "channels: events that others missed meanwhile",
      ours: String(sum.missed),
      bar: "0",
      reached: sum.missed === 0,
    },
    {
      id: "FUZZ",
      name: "channels: memory after the last seed, to that after the second",
      ours: megabytes(memory.at(-1)),
      reference: `${megabytes(memory[1])} after the second`,
      ratio: growth,
      bar: `≤ ${GROWTH}×`,
      reached: growth <= GROWTH,
    },
  ];
}
